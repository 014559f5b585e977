import { inShort } from './bubble.js';
import { openComposer } from './composer.js';
import { isOwn, openLog } from './log.js';
import { alert, endToast, endTyping, showTyping, status, toast } from './notices.js';
import { at, make, post } from './page.js';
import { showSteps, showTasks } from './panels.js';
import { storyOf } from './threads.js';
import { isAtEnd, show, toBottom } from './views.js';
import { examples, say, speak } from './words.js';

const firstPerson = 5000000001;
const steps = [];
let person = null;
let source = null;
let followed = null;
let pressed = null;

const log = openLog({
  reply: (entry) => composer.replyTo(entry),
  follow: (entry) => { follow(entry.message.messageId); show('trail'); },
  command: (text) => act('say', { text }),
  press,
  jump: (messageId) => log.jump(messageId),
});

const composer = openComposer({
  send: (text, replyTo) => act('say', { text, replyTo }),
  edit: (messageId, text) => act('edit', { messageId, text }),
  lastOwn: log.lastOwn,
});

// --- what the visitor does

async function act(deed, body) {
  const done = await post(deed, { person: person.id, ...body }).catch(() => false);
  if (!done) toast(say('failedToSend'));
  return done;
}

async function press(entry, button, key) {
  clearTimeout(pressed?.timer);
  pressed = { key, timer: setTimeout(() => key.classList.remove('waits'), 8000) };
  key.classList.add('waits');
  if (!await act('press', { messageId: entry.message.messageId, data: button.callbackData })) key.classList.remove('waits');
}

function connect() {
  act('say', { text: '/connect' });
  show('chat');
}

function choose(id) {
  history.replaceState(null, '', `#${id % 10}`);
  become(id);
}

function follow(messageId) {
  followed = messageId;
  showTrail();
}

// --- what the stand-ins tell

function become(id) {
  source?.close();
  const mine = new EventSource(`/playground/live?person=${id}`);
  source = mine;
  const on = (name, deed) => mine.addEventListener(name, (event) => deed(JSON.parse(event.data)));
  on('hello', hello);
  on('message', put);
  on('gone', log.remove);
  on('action', showTyping);
  on('answer', answer);
  on('commands', composer.commands);
  on('google', (google) => showTasks(google, connect));
  on('audit', learn);
  mine.onerror = () => {
    status('away');
    // The browser comes back by itself, except when it was answered with an error.
    if (mine.readyState === EventSource.CLOSED) setTimeout(() => { if (mine === source) become(id); }, 2000);
  };
}

function hello(all) {
  const same = person?.id === all.person.id;
  person = all.person;
  steps.length = 0;
  followed = null;
  speak(person.language);
  at('bot-name').textContent = all.bot.firstName;
  showPeople(all.people);
  for (const place of document.querySelectorAll('[data-examples]')) place.replaceChildren(...examples().map(chip));
  log.fill(all.messages);
  composer.commands(all.commands);
  if (!same) {
    composer.clear();
    endToast();
  }
  composer.asked(log.last());
  at('shelf').replaceChildren();
  showTasks(all.google, connect);
  at('steps').replaceChildren();
  showTrail();
  endTyping();
  toBottom();
}

function put(entry) {
  const atEnd = isAtEnd();
  const isNew = log.put(entry);
  if (isOwn(entry)) {
    if (isNew) follow(null);
    if (isNew) composer.said(entry.message);
  } else {
    endTyping();
    if (isNew) composer.asked(entry);
  }
  if (atEnd || (isNew && isOwn(entry))) toBottom();
  else at('down').hidden = false;
}

function answer(said) {
  pressed?.key.classList.remove('waits');
  if (said.personId !== person.id) return;
  if (said.url) window.open(said.url, '_blank', 'noopener');
  if (said.text) (said.showAlert ? alert : toast)(said.text);
}

function learn(more) {
  const known = new Set(steps.map((step) => step.seq));
  steps.push(...more.filter((step) => !known.has(step.seq)));
  showTrail();
}

// --- drawing

function showPeople(people) {
  const focused = document.activeElement?.name === 'person';
  at('people').replaceChildren(...people.map((one) => make('label', { class: `person p${one.id % 10}` },
    make('input', { type: 'radio', name: 'person', value: one.id, checked: one.id === person.id, onchange: () => choose(one.id) }),
    make('span', { class: 'face', 'aria-hidden': 'true' }, one.name[0]),
    make('span', { class: 'name' }, one.name, make('small', {}, one.language)))));
  if (focused) at('people').querySelector(':checked')?.focus();
}

const chip = (text) => make('button', { type: 'button', class: 'chip', dir: 'auto', onclick: () => { show('chat'); act('say', { text }); } }, text);

function showTrail() {
  const about = followed ?? log.lastOwn()?.message.messageId;
  const story = storyOf(about, steps);
  const first = story.map((step) => log.find(step.sourceMessageId)).find((entry) => entry && isOwn(entry)) ?? log.find(about);
  showSteps(story, first ? inShort(first.message) : '');
}

speak('en');
become(firstPerson - 1 + (Number(location.hash.slice(1)) || 1));
