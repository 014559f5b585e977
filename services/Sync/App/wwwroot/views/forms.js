// @ts-check
// Which fields a thing is edited with, and what of them has to fit together.
import { dateOf, dayNumber, plusDays, timeOf } from '../data/dates.js';
import { areaField, amountField, choiceField, dateField, numberField, stepsField, textField, whenField } from './fields.js';

/** @typedef {import('./fields.js').Field} Field */
/** @typedef {Record<string, any>} Values */

export const categories = ['food', 'groceries', 'transport', 'housing', 'bills', 'health', 'education', 'entertainment', 'shopping', 'travel', 'gifts', 'family', 'work', 'salary', 'business', 'other'];
const taskTypes = ['homework', 'exam', 'report', 'project', 'reading', 'lab', 'quiz', 'presentation'];
const priorities = ['high', 'medium', 'low'];
const commonCurrencies = ['IDR', 'USD', 'EUR', 'RUB', 'GBP', 'SGD', 'JPY', 'AUD', 'MYR'];
const usualMinutes = 60;

/** @type {Record<string, (values: Values, offers: {courses: string[]}) => Field[]>} */
const forms = {
  task: (values, { courses }) => [
    textField('title', 'field.title', values.title, { needed: true }),
    whenField('deadline', 'field.due', values.deadline),
    textField('course', 'field.course', values.course, { list: courses }),
    choiceField('type', 'field.type', 'type', taskTypes, values.type),
    choiceField('priority', 'field.priority', 'priority', priorities, values.priority),
    stepsField('subtasks', values.subtasks ?? []),
    areaField('note', 'field.note', values.note),
  ],
  event: (values) => [
    textField('title', 'field.title', values.title, { needed: true }),
    whenField('start', 'field.start', values.start, true),
    whenField('end', 'field.end', values.end),
    textField('location', 'field.location', values.location),
    areaField('note', 'field.note', values.note),
  ],
  reminder: (values) => [
    textField('title', 'field.title', values.title, { needed: true }),
    whenField('remindAt', 'field.remindAt', values.remindAt, true),
    areaField('note', 'field.note', values.note),
  ],
  transaction: (values) => {
    const currency = choiceField('currency', 'field.currency', 'currency', commonCurrencies, values.currency);
    const amount = amountField('amountMinor', values.amountMinor, () => currency.value() ?? values.currency);
    currency.element.addEventListener('change', () => amount.show());
    return [
      amount,
      currency,
      textField('description', 'whatFor', values.description),
      choiceField('category', 'field.category', 'category', categories, values.category),
      dateField('date', 'field.date', values.date),
      areaField('note', 'field.note', values.note),
    ];
  },
  project: (values, { courses }) => [
    textField('title', 'field.title', values.title, { needed: true }),
    whenField('startDate', 'field.start', values.startDate),
    whenField('deadline', 'field.due', values.deadline),
    textField('course', 'field.course', values.course, { list: courses }),
    choiceField('priority', 'field.priority', 'priority', priorities, values.priority),
    areaField('description', 'field.note', values.description),
  ],
  progress: (values) => [
    numberField('progressAfter', 'percentNow', values.progressAfter, { max: 100 }),
    numberField('durationMinutes', 'minutesSpent', values.durationMinutes, { max: 10_000 }),
    areaField('note', 'field.note', values.note),
  ],
  note: (values) => [
    textField('title', 'field.title', values.title, { needed: true }),
    areaField('text', 'field.text', values.text),
  ],
};

/** @param {string} type @param {Values} values @param {{courses: string[]}} offers */
export const fieldsOf = (type, values, offers) => forms[type](values, offers);

/** @param {string} type @param {Values} values as they were @param {Values} given by the form @returns {Values} */
export const fitted = (type, values, given) => (type === 'event' ? fittedEvent(values, given) : type === 'transaction' ? { ...given, currency: given.currency ?? values.currency } : given);

/** What has a time lasts as long as before, an hour if that is not known; what has none is for whole days. @param {Values} before @param {Values} given */
function fittedEvent(before, given) {
  const { start, end } = given;
  if (!timeOf(start)) return { ...given, allDay: true, end: end && dateOf(end) >= start ? dateOf(end) : undefined };
  const given_ = { ...given, allDay: false };
  const movedAlone = end === before.end && start !== before.start;
  if (end && timeOf(end) && end > start && !movedAlone) return given_;
  const length = before.start && before.end && timeOf(before.start) && timeOf(before.end) ? minutesOf(before.end) - minutesOf(before.start) : usualMinutes;
  return { ...given_, end: atMinute(minutesOf(start) + Math.max(length, 1)) };
}

/** @param {string} when */
const minutesOf = (when) => dayNumber(when) * 1440 + Number(timeOf(when).slice(0, 2)) * 60 + Number(timeOf(when).slice(3, 5));

/** @param {number} minute */
function atMinute(minute) {
  const two = /** @param {number} n */ (n) => String(n).padStart(2, '0');
  return `${plusDays('1970-01-01', Math.floor(minute / 1440))}T${two(Math.floor((minute % 1440) / 60))}:${two(minute % 60)}`;
}
