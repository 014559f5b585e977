// @ts-check
// Dates, times and amounts as the chat's cards say them.
import { dateOf, dayNumber, timeOf } from '../data/dates.js';
import { digitsOf } from '../data/money.js';
import { count, find, locale, say, spoken } from './words.js';

const signs = /** @type {Record<string, string>} */ ({
  IDR: 'Rp', USD: '$', EUR: '€', GBP: '£', RUB: '₽', JPY: '¥', CNY: '¥', INR: '₹', UAH: '₴', KZT: '₸', SGD: 'S$', AUD: 'A$', MYR: 'RM', TRY: '₺', PHP: '₱', THB: '฿', KRW: '₩', VND: '₫',
});
/** Making a format is slow, using one is not. @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {string} iso @param {Intl.DateTimeFormatOptions} options */
function dated(iso, options) {
  const key = locale() + JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale(), { ...options, timeZone: 'UTC' });
  formats.set(key, format);
  return format.format(new Date(`${iso.slice(0, 10)}T00:00:00Z`));
}

/** "Tomorrow", "Sun 22 Nov" @param {string} when @param {string} now */
export function day(when, now) {
  const word = { '-1': 'yesterday', 0: 'today', 1: 'tomorrow' }[String(dayNumber(when) - dayNumber(now))];
  return word ? say(word) : plainDay(when, now);
}

/** "Sun 22 Nov", with the year when it is another one @param {string} when @param {string} now */
export const plainDay = (when, now) => dated(when, { weekday: 'short', day: 'numeric', month: 'short', ...(when.slice(0, 4) !== now.slice(0, 4) && { year: 'numeric' }) });

/** "Sunday, 22 November" @param {string} when */
export const longDay = (when) => dated(when, { weekday: 'long', day: 'numeric', month: 'long' });

/** "Tomorrow, 09:00" @param {string} when @param {string} now */
export const moment = (when, now) => [day(dateOf(when), now), timeOf(when)].filter(Boolean).join(', ');

/** "November 2026" @param {string} month "2026-11" */
export const monthName = (month) => {
  const name = dated(`${month}-01`, { month: 'long', year: 'numeric' });
  return name.charAt(0).toUpperCase() + name.slice(1);
};

/** "Nov" @param {string} month */
export const shortMonth = (month) => dated(`${month}-01`, { month: 'short' });

/** "Rp 20.000", "$12.50", "12,50 €" @param {number} minor @param {string} currency */
export function money(minor, currency) {
  const units = 10 ** digitsOf(currency);
  const digits = minor % units === 0 ? 0 : digitsOf(currency);
  const number = new Intl.NumberFormat(locale(), { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(Math.abs(minor) / units);
  const sign = signs[currency] ?? currency;
  const minus = minor < 0 ? '−' : '';
  if (spoken() === 'ru' || currency === 'RUB' || (currency === 'EUR' && spoken() !== 'en')) return `${minus}${number}\u00a0${sign}`;
  return /\p{L}$/u.test(sign) ? `${minus}${sign}\u00a0${number}` : `${minus}${sign}${number}`;
}

/** "1.2M": for the axis of a chart. @param {number} minor @param {string} currency */
export const roughly = (minor, currency) => new Intl.NumberFormat(locale(), { notation: 'compact', maximumFractionDigits: 1 }).format(minor / 10 ** digitsOf(currency));

/** "1 h 30 min" @param {number} all */
export function minutes(all) {
  const [hours, rest] = [Math.floor(all / 60), all % 60];
  return [hours > 0 && say('hours', { n: hours }), (rest > 0 || hours === 0) && say('minutes', { n: rest })].filter(Boolean).join(' ');
}

/** The name of a known word ("food", "high"), or the word itself. @param {string} group @param {string | undefined} word */
export const named = (group, word) => (word === undefined || word === '' ? '' : find(`${group}.${word}`) ?? word);

/** "every week · Mon, Wed" @param {string} rule */
export function recurrence(rule) {
  const parts = Object.fromEntries(rule.split(';').map((part) => part.split('=', 2)));
  const unit = parts.FREQ?.toLowerCase();
  if (!find(`repeat.${unit}`)) return rule;
  const every = Number(parts.INTERVAL ?? 1);
  const days = (parts.BYDAY ?? '').split(',').filter(Boolean).map(weekdayName).join(', ');
  const until = parts.UNTIL && `${say('repeat.until')} ${parts.UNTIL.slice(6, 8)}.${parts.UNTIL.slice(4, 6)}.${parts.UNTIL.slice(0, 4)}`;
  return [every === 1 ? say(`repeat.${unit}`) : count(`repeat.every_${unit}`, every), days, parts.COUNT && `×${parts.COUNT}`, until].filter(Boolean).join(' · ');
}

/** @param {string} code "MO", "-1FR" */
function weekdayName(code) {
  const at = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'].indexOf(code.slice(-2));
  // A Monday.
  const name = at < 0 ? code : dated(`2024-01-0${at + 1}`, { weekday: 'short' });
  return code.length > 2 ? `${code.slice(0, -2)}. ${name}` : name;
}

/** "14:02" today, else the day @param {number} moment_ in milliseconds @param {string} zone */
export function clock(moment_, zone) {
  const options = /** @type {Intl.DateTimeFormatOptions} */ ({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone });
  const date = new Intl.DateTimeFormat(locale(), { timeZone: zone, day: 'numeric', month: 'short' });
  const time = new Intl.DateTimeFormat(locale(), options).format(moment_);
  return date.format(moment_) === date.format(Date.now()) ? time : `${date.format(moment_)}, ${time}`;
}
