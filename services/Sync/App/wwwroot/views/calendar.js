// @ts-check
// The calendar as a list of days: what is on and what is due in the coming weeks.
import { isOpen, moments } from '../data/agenda.js';
import { dateOf, plusDays } from '../data/dates.js';
import { day, longDay } from '../words/formats.js';
import { say } from '../words/words.js';
import { icon, make } from './page.js';
import { nothing } from './parts.js';
import { rowList } from './rows.js';
import { byDue } from './tasks.js';
import { momentRow, taskRow } from './things.js';

/** @typedef {import('./rows.js').Row} Row */

const days = 28;

/** @param {import('../app.js').World} world @returns {import('../app.js').Screen} */
export function calendarScreen({ book, deeds, now }) {
  let first = 0;
  const title = make('h2', { class: 'month', 'aria-live': 'polite' });
  const turn = /** @param {number} by */ (by) => { first += by; update(); };
  const add = make('button', { type: 'button', class: 'button main', onclick: () => deeds.make('event', { start: `${plusDays(now(), Math.max(first, 0))}T09:00` }) }, icon('plus'), say('new.event'));
  const list = rowList({ label: say('calendar'), class: 'days' });
  const empty = nothing('calendar');

  function update() {
    const [from, to] = [plusDays(now(), first), plusDays(now(), first + days - 1)];
    /** @type {Map<string, Row[]>} */
    const byDay = new Map();
    const put = /** @param {string} date @param {Row} row */ (date, row) => byDay.set(date, [...(byDay.get(date) ?? []), row]);
    for (const moment of moments(book.all('event'), book.all('reminder'), from, to)) put(moment.date, momentRow(moment, deeds, now()));
    for (const task of book.all('task').filter(isOpen).sort(byDue)) {
      const date = task.fields.deadline && dateOf(task.fields.deadline);
      if (date && date >= from && date <= to) put(date, taskRow(task, now(), deeds, { short: true }));
    }
    title.textContent = `${day(from, now())} – ${day(to, now())}`;
    list.update([...byDay.keys()].sort().flatMap((date) => [heading(date), ...(byDay.get(date) ?? [])]), (row) => row);
    empty.update(byDay.size === 0, 'nothingComing');
  }

  /** @param {string} date @returns {Row} */
  const heading = (date) => ({
    key: `day ${date}`,
    signature: `${day(date, now())} ${longDay(date)}`,
    build: () => make('li', { class: 'day' }, make('h3', {}, longDay(date)), ['today', 'tomorrow'].map((word) => say(word)).includes(day(date, now())) && make('span', { class: 'mark' }, day(date, now()))),
  });

  return {
    name: 'calendar',
    icon: 'calendar',
    element: make('div', {}, make('div', { class: 'tools' }, make('div', { class: 'turner' },
      make('button', { type: 'button', class: 'plain', 'aria-label': say('earlier'), onclick: () => turn(-days) }, icon('left')), title,
      make('button', { type: 'button', class: 'plain', 'aria-label': say('laterDays'), onclick: () => turn(days) }, icon('right'))), add), list.element, empty.element),
    begin: () => add.click(),
    update,
  };
}
