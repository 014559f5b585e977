// @ts-check
// Tasks: open by when they are due, or done.
import { isOpen } from '../data/agenda.js';
import { dateOf } from '../data/dates.js';
import { inOrder } from '../data/order.js';
import { say } from '../words/words.js';
import { make } from './page.js';
import { adder, group, nothing, search, segments } from './parts.js';
import { taskRow } from './things.js';

/** @typedef {import('../data/types.js').Thing} Thing */

/** @param {import('../app.js').World} world @returns {import('../app.js').Screen} */
export function tasksScreen({ book, deeds, now }) {
  let shown = 'open';
  const date = make('input', { type: 'date', max: '9999-12-31', 'aria-label': say('field.due') });
  const add = adder({ hint: 'addTask', deed: 'add', more: [date], onadd: (title) => {
    deeds.add('task', { title, deadline: date.value, status: 'open', subtasks: [] });
    date.value = '';
  } });
  const finder = search('searchTasks', () => update());
  const groups = { overdue: group('overdue', 'late'), today: group('today'), later: group('later'), someday: group('noDate'), done: group('done') };
  const empty = nothing('tasks');

  function update() {
    const found = book.all('task').filter(finder.finds);
    const open = shown === 'open' ? found.filter(isOpen) : [];
    const day = dateOf(now());
    const sorted = open.sort(byDue);
    const due = /** @param {(date: string) => boolean} wanted */ (wanted) => sorted.filter(({ fields }) => fields.deadline && wanted(dateOf(fields.deadline)));
    const row = /** @param {Thing} task */ (task) => taskRow(task, now(), deeds);
    const done = shown === 'done' ? found.filter((task) => !isOpen(task)).sort((one, other) => inOrder([other.updatedAt, one.updatedAt], [one.key, other.key])) : [];
    groups.overdue.update(due((date) => date < day), row);
    groups.today.update(due((date) => date === day), row);
    groups.later.update(due((date) => date > day), row);
    groups.someday.update(sorted.filter((task) => !task.fields.deadline), row);
    groups.done.update(done, row);
    empty.update(open.length + done.length === 0, finder.input.value ? 'nothingFound' : shown === 'open' ? 'nothingOpen' : 'nothingDone');
  }

  return {
    name: 'tasks',
    icon: 'tasks',
    element: make('div', {}, add.element,
      make('div', { class: 'tools' }, segments(['open', 'done'], shown, 'whichTasks', (choice) => { shown = choice; update(); }), finder.element),
      ...Object.values(groups).map((one) => one.element), empty.element),
    begin: () => add.input.focus(),
    seek: () => finder.input.focus(),
    update,
  };
}

/** @param {Thing} one @param {Thing} other */
export const byDue = (one, other) => inOrder([one.fields.deadline ?? '~', other.fields.deadline ?? '~'], [other.createdAt, one.createdAt], [one.key, other.key]);
