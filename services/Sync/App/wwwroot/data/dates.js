// @ts-check
// Dates as the payloads have them: "2026-11-22", and "2026-11-22T09:00" with a time. No zone in them: they are meant where the person is.

/** @param {string} zone @param {Date} [moment] @returns {string} "2026-11-22T09:00" there */
export function localNow(zone, moment = new Date()) {
  const parts = clockOf(zone).formatToParts(moment);
  const value = /** @param {string} type */ (type) => parts.find((part) => part.type === type)?.value ?? '';
  return `${value('year')}-${value('month')}-${value('day')}T${value('hour')}:${value('minute')}`;
}

/** Making one is slow. @type {Map<string, Intl.DateTimeFormat>} */
const clocks = new Map();

/** @param {string} zone */
function clockOf(zone) {
  const clock = clocks.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: known(zone), year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  clocks.set(zone, clock);
  return clock;
}

/** @param {string} zone */
function known(zone) {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

/** @param {string} when */
export const dateOf = (when) => when.slice(0, 10);

/** @param {string} when @returns {string} "09:00", or "" for a whole day */
export const timeOf = (when) => when.slice(11, 16);

/** @param {string} date @returns {number} days since 1970 */
export const dayNumber = (date) => Math.round(Date.parse(`${dateOf(date)}T00:00:00Z`) / 86_400_000);

/** @param {number} number */
export const dateOfDay = (number) => new Date(number * 86_400_000).toISOString().slice(0, 10);

/** @param {string} date @param {number} days */
export const plusDays = (date, days) => dateOfDay(dayNumber(date) + days);

/** @param {string} month "2026-11" @param {number} months */
export function plusMonths(month, months) {
  const [year, at] = month.split('-').map(Number);
  return new Date(Date.UTC(year, at - 1 + months, 1)).toISOString().slice(0, 7);
}

/** @param {string} when */
export const monthOf = (when) => when.slice(0, 7);

/** @param {string} date @returns {number} 0 is Monday */
export const weekday = (date) => (dayNumber(date) + 3) % 7;
