// What stands beside the chat: the tasks that Google holds, and the steps of one message.
import { at, drawing, make } from './page.js';
import { dueDay, duration, say, stepInWords } from './words.js';

const donePath = 'm6 12.5 4 4 8-9';
const worded = ['target', 'readBy', 'why'];
const firm = new Set(['draft_confirmed', 'draft_executed', 'effect_succeeded']);
const broken = new Set(['draft_failed', 'command_failed', 'effect_failed', 'message_lost', 'answer_refused', 'edit_refused']);

/** @param connect sends the word that connects */
export function showTasks(google, connect) {
  at('account').textContent = google.account;
  at('account').classList.toggle('live', google.connected);
  const known = new Set([...at('shelf').querySelectorAll('[data-task]')].map((element) => element.dataset.task));
  const first = !at('shelf').hasChildNodes();
  at('shelf').replaceChildren(google.tasks.length > 0 ? list(google.tasks, null, known, first) : nothing(google, connect));
}

function list(tasks, parent, known, first) {
  return make('ul', { class: 'tasks' }, ...tasks.filter((task) => (task.parent ?? null) === parent).map((task) => {
    const done = task.status === 'completed';
    const below = parent === null && tasks.some((child) => child.parent === task.id);
    return make('li', { 'data-task': task.id, class: [done && 'done', !first && !known.has(task.id) && 'new'].filter(Boolean).join(' ') },
      make('div', { class: 'task' },
        make('span', { class: 'circle', role: 'img', 'aria-label': say(done ? 'done' : 'open') }, done && drawing(donePath)),
        make('div', {},
          make('p', { class: 'name', dir: 'auto' }, task.title),
          task.notes && make('p', { class: 'notes', dir: 'auto' }, task.notes),
          task.due && make('p', { class: 'due' }, dueDay(task.due)))),
      below && list(tasks, task.id, known, first));
  }));
}

function nothing(google, connect) {
  return make('div', { class: 'nothing' },
    make('p', {}, say(google.connected ? 'noTasks' : 'notConnected')),
    !google.connected && make('button', { type: 'button', class: 'chip', onclick: connect }, say('connect')));
}

/** @param steps of one message, oldest first; @param words of the message */
export function showSteps(steps, words) {
  at('about').textContent = words ? `“${words}”` : '';
  if (steps.length === 0) {
    at('steps').replaceChildren(make('div', { class: 'nothing' }, make('p', {}, say('noSteps'))));
    return;
  }
  // Only what is new is added, so that a screen reader says only what is new.
  const shown = [...at('steps').querySelectorAll('[data-seq]')].map((element) => Number(element.dataset.seq));
  if (shown.length === 0 || shown.some((seq, index) => seq !== steps[index]?.seq)) {
    shown.length = 0;
    at('steps').replaceChildren(make('ol', { class: 'steps' }));
  }
  at('steps').firstElementChild.append(...steps.slice(shown.length).map((step) => line(step, steps[0].at)));
  at('steps').scrollTop = at('steps').scrollHeight;
}

function line(step, start) {
  return make('li', { 'data-seq': step.seq, class: ['new', firm.has(step.action) && 'firm', broken.has(step.action) && 'broken'].filter(Boolean).join(' ') },
    make('p', {}, stepInWords(step), more(step.details)),
    make('time', {}, step.at === start ? '0 ms' : `+${duration(step.at - start)}`));
}

function more(details) {
  const said = worded.map((name) => details?.[name]).filter((value) => typeof value === 'string' && value.length < 80);
  return said.length > 0 && make('span', { dir: 'auto' }, said.map((word) => word.replaceAll('_', ' ')).join(' · '));
}
