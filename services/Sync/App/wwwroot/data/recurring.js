// @ts-check
// When what repeats is on: the part of RFC 5545's rules that the chat writes. Pure.
import { dateOf, dateOfDay, dayNumber, weekday } from './dates.js';

const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const mostOccurrences = 3_000;

/** The dates between first and last on which it is. @param {string} rule @param {string} start @param {string} first @param {string} last @returns {string[]} */
export function occurrences(rule, start, first, last) {
  const parts = Object.fromEntries(rule.split(';').map((part) => part.split('=', 2)));
  const until = parts.UNTIL ? `${parts.UNTIL.slice(0, 4)}-${parts.UNTIL.slice(4, 6)}-${parts.UNTIL.slice(6, 8)}` : last;
  const end = until < last ? until : last;
  const most = Math.min(Number(parts.COUNT ?? mostOccurrences), mostOccurrences);
  const found = [];
  let count = 0;
  for (const date of dates(parts, dateOf(start), end)) {
    if (date < dateOf(start)) continue;
    if (date > end || count++ >= most) break;
    if (date >= first) found.push(date);
  }
  return found;
}

/** @param {Record<string, string>} parts @param {string} start @param {string} end @returns {Generator<string>} */
function* dates(parts, start, end) {
  const every = Math.max(1, Number(parts.INTERVAL ?? 1) || 1);
  const by = (parts.BYDAY ?? '').split(',').filter(Boolean);
  if (parts.FREQ === 'DAILY') for (let day = dayNumber(start); dateOfDay(day) <= end; day += every) yield dateOfDay(day);
  else if (parts.FREQ === 'WEEKLY') yield* weekly(start, end, every, by);
  else if (parts.FREQ === 'MONTHLY') yield* monthly(start, end, every, by, parts.BYMONTHDAY);
  else if (parts.FREQ === 'YEARLY') yield* monthly(start, end, every * 12, by, parts.BYMONTHDAY);
  else yield start;
}

/** @param {string} start @param {string} end @param {number} every @param {string[]} by */
function* weekly(start, end, every, by) {
  const on = by.length > 0 ? by.map((day) => days.indexOf(day.slice(-2))).sort((one, other) => one - other) : [weekday(start)];
  for (let monday = dayNumber(start) - weekday(start); dateOfDay(monday) <= end; monday += 7 * every) for (const day of on) yield dateOfDay(monday + day);
}

/** @param {string} start @param {string} end @param {number} every months @param {string[]} by @param {string | undefined} byDate */
function* monthly(start, end, every, by, byDate) {
  const [year, month] = start.split('-').map(Number);
  for (let at = month - 1; ; at += every) {
    const first = dayNumber(new Date(Date.UTC(year, at, 1)).toISOString());
    if (dateOfDay(first) > end) return;
    const length = dayNumber(new Date(Date.UTC(year, at + 1, 1)).toISOString()) - first;
    yield* inMonth(first, length, by, (byDate ?? start.slice(8, 10)).split(',').map(Number));
  }
}

/** @param {number} first @param {number} length @param {string[]} by @param {number[]} dates_ */
function inMonth(first, length, by, dates_) {
  const inside = by.length > 0
    ? by.flatMap((day) => ofWeekday(first, length, days.indexOf(day.slice(-2)), Number(day.slice(0, -2) || 0)))
    : dates_.map((date) => (date < 0 ? first + length + date : first + date - 1)).filter((day) => day >= first && day < first + length);
  return inside.sort((one, other) => one - other).map(dateOfDay);
}

/** @param {number} first @param {number} length @param {number} day @param {number} nth 0: all of them, -1: the last */
function ofWeekday(first, length, day, nth) {
  const all = Array.from({ length }, (_, at) => first + at).filter((one) => weekday(dateOfDay(one)) === day);
  if (nth === 0) return all;
  const one = nth > 0 ? all[nth - 1] : all[all.length + nth];
  return one === undefined ? [] : [one];
}
