// @ts-check
// The controls of forms. Each knows how to show a payload's value and to give one back; undefined is "no value".
import { dateOf, timeOf } from '../data/dates.js';
import { amountOf, digitsOf } from '../data/money.js';
import { money, named } from '../words/formats.js';
import { find, say } from '../words/words.js';
import { icon, make } from './page.js';

/** @typedef {{name: string, element: HTMLElement, value: () => any, problem?: () => string | null}} Field */

let ids = 0;

/** @param {string} word @param {HTMLElement} control @param {...HTMLElement} more */
function labelled(word, control, ...more) {
  control.id ||= `field-${ids++}`;
  return make('div', { class: 'field' }, make('label', { for: control.id }, say(word)), control, ...more);
}

/** @param {string} name @param {string} word @param {string | undefined} value @param {{needed?: boolean, list?: string[]}} [settings] @returns {Field} */
export function textField(name, word, value, { needed = false, list } = {}) {
  const input = make('input', { type: 'text', dir: 'auto', maxlength: 1024, required: needed, autocomplete: 'off', 'data-field': name });
  input.value = value ?? '';
  const offered = list && make('datalist', { id: `offers-${ids++}` }, ...list.map((one) => make('option', { value: one })));
  if (offered) input.setAttribute('list', offered.id);
  return {
    name,
    element: labelled(word, input, ...(offered ? [offered] : [])),
    value: () => input.value.trim() || undefined,
    problem: () => (needed && !input.value.trim() ? say('problem.needed', { field: say(word) }) : null),
  };
}

/** @param {string} name @param {string} word @param {string | undefined} value @returns {Field} */
export function areaField(name, word, value) {
  const area = make('textarea', { dir: 'auto', rows: 4, maxlength: 8192, 'data-field': name });
  area.value = value ?? '';
  return { name, element: labelled(word, area), value: () => area.value.trim() || undefined };
}

/** A date and perhaps a time. @param {string} name @param {string} word @param {string | undefined} value @param {boolean} [needed] @returns {Field} */
export function whenField(name, word, value, needed = false) {
  const date = make('input', { type: 'date', required: needed, max: '9999-12-31', 'data-field': name });
  const time = make('input', { type: 'time', 'aria-label': `${say(word)}: ${say('time')}`, 'data-field': `${name}-time` });
  date.value = value ? dateOf(value) : '';
  time.value = value ? timeOf(value) : '';
  const element = labelled(word, date);
  element.append(make('div', { class: 'pair' }, date, time));
  return {
    name,
    element,
    value: () => (date.value ? date.value + (time.value ? `T${time.value}` : '') : undefined),
    problem: () => (needed && !date.value ? say('problem.needed', { field: say(word) }) : null),
  };
}

/** @param {string} name @param {string} word @param {string} value @returns {Field} */
export function dateField(name, word, value) {
  const date = make('input', { type: 'date', required: true, max: '9999-12-31', 'data-field': name });
  date.value = dateOf(value);
  return { name, element: labelled(word, date), value: () => date.value || dateOf(value) };
}

/** One of some words, also one that somebody else brought. @param {string} name @param {string} word @param {string} group of the words @param {string[]} offers @param {string | undefined} value @returns {Field} */
export function choiceField(name, word, group, offers, value) {
  const all = value && !offers.includes(value) ? [value, ...offers] : offers;
  const select = make('select', { 'data-field': name }, make('option', { value: '' }, find(`${group}.none`) ?? '—'),
    ...all.map((one) => make('option', { value: one, selected: one === value }, named(group, one))));
  return { name, element: labelled(word, select), value: () => select.value || undefined };
}

/** @param {string} name @param {string} word @param {number | undefined} value @param {{min?: number, max: number, needed?: boolean}} settings @returns {Field} */
export function numberField(name, word, value, { min = 0, max, needed = false }) {
  const input = make('input', { type: 'number', inputmode: 'numeric', min, max, step: 1, required: needed, 'data-field': name });
  input.value = value === undefined ? '' : String(value);
  return {
    name,
    element: labelled(word, input),
    value: () => (input.value === '' ? undefined : Math.round(Number(input.value))),
    problem: () => (input.validity.valid ? null : say('problem.number', { field: say(word), min, max })),
  };
}

/** An amount as people type it; what was understood stands below. @param {string} name @param {number | undefined} value @param {() => string} currency @returns {Field & {input: HTMLInputElement, show: () => void}} */
export function amountField(name, value, currency) {
  const understood = make('output', { class: 'understood' });
  const input = make('input', { type: 'text', inputmode: 'decimal', required: true, autocomplete: 'off', maxlength: 24, 'data-field': name, oninput: () => show() });
  const show = () => {
    const minor = amountOf(input.value, currency());
    understood.textContent = input.value.trim() === '' ? '' : minor === null ? say('problem.amount') : money(minor, currency());
  };
  input.value = value === undefined ? '' : (value / 10 ** digitsOf(currency())).toFixed(value % 10 ** digitsOf(currency()) === 0 ? 0 : digitsOf(currency()));
  show();
  return {
    name,
    input,
    show,
    element: labelled('amount', input, understood),
    value: () => amountOf(input.value, currency()) ?? undefined,
    problem: () => (amountOf(input.value, currency()) === null ? say('problem.amount') : null),
  };
}

/** The parts of a task. @param {string} name @param {{title: string, done: boolean}[]} value @returns {Field} */
export function stepsField(name, value) {
  const list = make('ul', { class: 'steps' }, ...value.map(line));
  const input = make('input', { type: 'text', dir: 'auto', maxlength: 1024, placeholder: say('addStep'), 'aria-label': say('addStep'), 'data-field': name, onkeydown: (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== 'Enter' || !input.value.trim()) return;
    event.preventDefault();
    add();
  } });
  const add = () => {
    if (!input.value.trim()) return;
    list.append(line({ title: input.value.trim(), done: false }));
    input.value = '';
  };

  /** @param {{title: string, done: boolean}} step */
  function line({ title, done }) {
    const tick = make('input', { type: 'checkbox', checked: done, 'aria-label': title });
    const text = make('input', { type: 'text', dir: 'auto', maxlength: 1024, value: title, 'aria-label': say('step') });
    /** @type {HTMLLIElement} */
    const row = make('li', {}, tick, text, make('button', { type: 'button', class: 'plain small', 'aria-label': say('removeStep', { title }), onclick: () => { row.remove(); input.focus(); } }, icon('close')));
    return row;
  }

  return {
    name,
    element: make('div', { class: 'field' }, make('span', { class: 'label' }, say('steps')), list, input),
    value: () => {
      add();
      return [...list.children].map((row) => {
        const [tick, text] = row.querySelectorAll('input');
        return { title: text.value.trim(), done: tick.checked };
      }).filter((step) => step.title);
    },
  };
}
