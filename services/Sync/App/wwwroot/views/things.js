// @ts-check
// How things look as rows.
import { isLate } from '../data/agenda.js';
import { moment, money, named, plainDay, recurrence } from '../words/formats.js';
import { say, spoken } from '../words/words.js';
import { titleOf } from './arrivals.js';
import { icon, make, put, words } from './page.js';

/** @typedef {import('../data/types.js').Thing} Thing */
/** @typedef {import('./rows.js').Row} Row */
/** @typedef {import('../app.js').Deeds} Deeds */

/** @param {Thing} task @param {string} now @param {Deeds} deeds @param {{short?: boolean}} [how] short: without its parts @returns {Row} */
export function taskRow(task, now, deeds, { short = false } = {}) {
  const { fields } = task;
  const late = isLate(task, now);
  const done = fields.status === 'done';
  const steps = fields.subtasks ?? [];
  return {
    key: task.key,
    signature: signed(task, late, now.slice(0, 10), short),
    build: () => {
      const row = make('li', { class: `row ${done ? 'done' : ''}` },
        tick(task, done, deeds),
        main(task, deeds, facts(
          fields.deadline && make('span', { class: late ? 'is-late' : '' }, late ? `${say('overdue')}: ` : '', moment(fields.deadline, now)),
          fields.priority && make('span', { class: `mark ${fields.priority}` }, named('priority', fields.priority)),
          words(fields.course), fields.type && words(named('type', fields.type)),
          steps.length > 0 && make('span', {}, say('stepsDone', { done: steps.filter((/** @type {any} */ step) => step.done).length, all: steps.length })),
          fields.note && words(fields.note, 'span', { class: 'aside' }))));
      if (!short && !done && steps.length > 0) row.append(parts(task, steps, deeds));
      return row;
    },
  };
}

/** @param {Thing} task @param {{title: string, done: boolean}[]} steps @param {Deeds} deeds */
const parts = (task, steps, deeds) => make('ul', { class: 'parts', 'aria-label': say('steps') }, ...steps.map((step, at) =>
  make('li', {}, make('label', {},
    make('input', { type: 'checkbox', class: 'tick small', checked: step.done, 'data-part': `step-${at}`, onchange: () => deeds.tickStep(task, at) }),
    words(step.title)))));

/** @param {Thing} reminder @param {string} now @param {Deeds} deeds @returns {Row} */
export function reminderRow(reminder, now, deeds) {
  const done = reminder.fields.status === 'done';
  return {
    key: reminder.key,
    signature: signed(reminder, now.slice(0, 10)),
    build: () => make('li', { class: `row ${done ? 'done' : ''}` }, tick(reminder, done, deeds),
      main(reminder, deeds, facts(icon('bell'), make('span', {}, moment(reminder.fields.remindAt ?? '', now)), reminder.fields.note && words(reminder.fields.note, 'span', { class: 'aside' })))),
  };
}

/** @param {import('../data/agenda.js').Moment} at @param {Deeds} deeds @param {string} now @returns {Row} */
export function momentRow({ thing, date, time, until }, deeds, now) {
  const { fields } = thing;
  const past = time !== '' && `${date}T${until || time}` < now;
  return {
    key: `${thing.key}@${date}`,
    signature: signed(thing, date, time, past),
    build: () => make('li', { class: `row timed ${past ? 'past' : ''} ${thing.type}` },
      make('span', { class: 'hour' }, make('strong', {}, time || say(thing.type === 'reminder' ? 'kind.reminder' : 'allDay')), until && make('span', {}, until)),
      main(thing, deeds, facts(
        thing.type === 'reminder' && make('span', {}, icon('bell'), say('kind.reminder')), words(fields.location), fields.participants?.length > 0 && words(fields.participants.join(', ')),
        fields.recurrence && make('span', {}, icon('repeat'), recurrence(fields.recurrence)), fields.note && words(fields.note, 'span', { class: 'aside' })))),
  };
}

/** @param {Thing} transaction @param {string} now @param {Deeds} deeds @returns {Row} */
export function transactionRow(transaction, now, deeds) {
  const { fields } = transaction;
  const income = fields.type === 'income';
  return {
    key: transaction.key,
    signature: signed(transaction, now.slice(0, 4)),
    build: () => {
      const category = named('category', fields.category ?? 'none');
      const sign = /^\p{Extended_Pictographic}/u.test(category) ? category.split(' ')[0] : income ? '💵' : '💸';
      const row = make('li', { class: 'row' }, make('span', { class: 'sign', 'aria-hidden': 'true' }, sign),
        main(transaction, deeds, facts(make('span', {}, plainDay(fields.date, now)), words(category.replace(/^\p{Extended_Pictographic}\S*\s/u, '')), fields.note && words(fields.note, 'span', { class: 'aside' })),
          fields.description ?? say(income ? 'kind.income' : 'kind.expense')));
      row.querySelector('.main')?.append(make('span', { class: `amount ${income ? 'in' : ''}` }, `${income ? '+' : '−'}${money(fields.amountMinor ?? 0, fields.currency ?? '')}`));
      return row;
    },
  };
}

/** @param {Thing} note @param {string} now @param {Deeds} deeds @returns {Row} */
export function noteRow(note, now, deeds) {
  return {
    key: note.key,
    signature: signed(note, now.slice(0, 10)),
    build: () => make('li', { class: 'row note' }, main(note, deeds, [note.fields.text && words(note.fields.text, 'p', { class: 'body' }), facts(make('span', {}, plainDay(note.updatedAt, now)))])),
  };
}

/** @param {Thing} thing @param {boolean} done @param {Deeds} deeds */
const tick = (thing, done, deeds) => make('input', { type: 'checkbox', class: 'tick', checked: done, 'data-part': 'tick', 'aria-label': say('markDone', { title: titleOf(thing) }), onchange: () => deeds.tick(thing) });

/** The part of a row that opens it. @param {Thing} thing @param {Deeds} deeds @param {Node | (Node | string | false | undefined)[]} below @param {string} [title] */
function main(thing, deeds, below, title = thing.fields.title ?? '') {
  const button = make('button', { type: 'button', class: 'main', 'data-part': 'main', 'data-thing': thing.key, onclick: () => deeds.open(thing) },
    make('span', { class: 'what' }, words(title, 'span', { class: 'title' }), thing.waiting && make('span', { class: 'waits', role: 'img', 'aria-label': say('waits'), title: say('waits') })));
  put(button, ...(Array.isArray(below) ? below : [below]));
  return button;
}

/** @param {...(Node | string | false | undefined)} children */
function facts(...children) {
  const line = make('span', { class: 'facts' });
  for (const child of children) if (child instanceof Node && (child.textContent || child instanceof SVGElement)) line.append(child);
  return line;
}

/** What a row shows depends on this, and on nothing else. @param {Thing} thing @param {...unknown} more */
const signed = (thing, ...more) => JSON.stringify([thing.fields, thing.waiting, thing.updatedAt, spoken(), more]);

