// @ts-check
// What is on in a stretch of days, and what is late. Pure; the same rules as the chat's /today.
import { dateOf, dayNumber, plusDays, timeOf } from './dates.js';
import { inOrder } from './order.js';
import { occurrences } from './recurring.js';

/** @typedef {import('./types.js').Thing} Thing */
/** @typedef {{thing: Thing, date: string, time: string, until: string}} Moment until: "16:00" when it ends on the same day */

/** @param {Thing[]} events @param {Thing[]} reminders @param {string} first @param {string} last @returns {Moment[]} in the order of time, whole days first */
export function moments(events, reminders, first, last) {
  const all = [...events.flatMap((thing) => eventMoments(thing, first, last)), ...reminders.flatMap((thing) => reminderMoments(thing, first, last))];
  return all.sort((one, other) => inOrder([one.date + one.time, other.date + other.time], [one.thing.key, other.thing.key]));
}

/** @param {Thing[]} tasks @param {string} today */
export function due(tasks, today) {
  const open = tasks.filter(isOpen).filter((task) => task.fields.deadline);
  const byDeadline = /** @param {Thing} one @param {Thing} other */ (one, other) => inOrder([one.fields.deadline, other.fields.deadline], [one.key, other.key]);
  return {
    today: open.filter((task) => dateOf(task.fields.deadline) === today).sort(byDeadline),
    overdue: open.filter((task) => dateOf(task.fields.deadline) < today).sort(byDeadline),
  };
}

/** @param {Thing} thing */
export const isOpen = (thing) => thing.fields.status !== 'done';

/** @param {Thing} thing @param {string} now "2026-11-22T09:00" */
export function isLate(thing, now) {
  const when = thing.fields.deadline ?? thing.fields.remindAt;
  return Boolean(when) && isOpen(thing) && (timeOf(when) ? when < now : when < dateOf(now));
}

/** @param {Thing} thing @param {string} first @param {string} last @returns {Moment[]} */
function eventMoments(thing, first, last) {
  const { start, end, recurrence } = thing.fields;
  if (!start || dateOf(start) > last) return [];
  const until = end && dateOf(end) === dateOf(start) ? timeOf(end) : '';
  if (recurrence) return occurrences(recurrence, start, first, last).map((date) => ({ thing, date, time: timeOf(start), until }));
  const days = end ? Math.max(0, dayNumber(end) - dayNumber(start)) : 0;
  // What began before is there on each of its days.
  return Array.from({ length: Math.min(days, 366) + 1 }, (_, at) => ({ thing, date: plusDays(start, at), time: at === 0 ? timeOf(start) : '', until: days === 0 ? until : '' }))
    .filter(({ date }) => date >= first && date <= last);
}

/** @param {Thing} thing @param {string} first @param {string} last @returns {Moment[]} */
function reminderMoments(thing, first, last) {
  const { remindAt } = thing.fields;
  return remindAt && isOpen(thing) && dateOf(remindAt) >= first && dateOf(remindAt) <= last ? [{ thing, date: dateOf(remindAt), time: timeOf(remindAt), until: '' }] : [];
}
