// @ts-check
// Today: what is on, in the order of time, then what is due, then what is late.
import { due, moments } from '../data/agenda.js';
import { dateOf } from '../data/dates.js';
import { longDay } from '../words/formats.js';
import { say } from '../words/words.js';
import { make } from './page.js';
import { adder, group, nothing } from './parts.js';
import { momentRow, taskRow } from './things.js';

/** @param {import('../app.js').World} world @returns {import('../app.js').Screen} */
export function todayScreen({ book, deeds, now, state }) {
  const date = make('p', { class: 'lead' });
  const add = adder({ hint: 'addToday', deed: 'add', onadd: (title) => deeds.add('task', { title, deadline: dateOf(now()), status: 'open', subtasks: [] }) });
  const [on, today, late] = [group('onToday'), group('dueToday'), group('overdue', 'late')];
  const empty = nothing('today');
  const invitation = make('aside', { class: 'invitation', hidden: true },
    make('div', {}, make('h2', {}, say('pairTitle')), make('p', {}, say('pairWhy'))),
    make('button', { type: 'button', class: 'button main', onclick: () => deeds.pair() }, say('pair')));

  return {
    name: 'today',
    icon: 'today',
    element: make('div', {}, date, invitation, add.element, on.element, today.element, late.element, empty.element),
    begin: () => add.input.focus(),
    update() {
      const day = dateOf(now());
      const on_ = moments(book.all('event'), book.all('reminder'), day, day);
      const tasks = due(book.all('task'), day);
      date.textContent = longDay(day);
      invitation.hidden = state() !== 'unpaired';
      on.update(on_, (moment) => momentRow(moment, deeds, now()));
      today.update(tasks.today, (task) => taskRow(task, now(), deeds));
      late.update(tasks.overdue, (task) => taskRow(task, now(), deeds, { short: true }));
      empty.update(on_.length + tasks.today.length + tasks.overdue.length === 0, 'nothingToday');
    },
  };
}
