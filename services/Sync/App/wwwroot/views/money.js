// @ts-check
// Money: what there is, where a month went, and the last months side by side.
import { dateOf, monthOf, plusMonths } from '../data/dates.js';
import { amountOf, byCategory, lastMonths, learnedCategory, totals } from '../data/money.js';
import { inOrder } from '../data/order.js';
import { money, monthName, named, roughly, shortMonth } from '../words/formats.js';
import { say } from '../words/words.js';
import { bar, monthColumns } from './charts.js';
import { categories } from './forms.js';
import { icon, make, refill, words } from './page.js';
import { nothing, search, segments } from './parts.js';
import { rowList } from './rows.js';
import { transactionRow } from './things.js';

/** @typedef {import('../data/types.js').Thing} Thing */

const monthsShown = 6;

/** @param {import('../app.js').World} world @returns {import('../app.js').Screen} */
export function moneyScreen({ book, deeds, now, person }) {
  /** @type {string | null} null: this month */
  let chosen = null;
  let currency = '';
  const add = moneyAdder({ book, deeds, now, person });
  const [summary, spent, past] = [make('div', { class: 'summary' }), make('div', { class: 'panel' }), make('div', { class: 'panel' })];
  const monthTitle = make('h2', { class: 'month', 'aria-live': 'polite' });
  const forward = make('button', { type: 'button', class: 'plain', 'aria-label': say('nextMonth'), onclick: () => turn(1) }, icon('right'));
  const months = make('div', { class: 'turner' }, make('button', { type: 'button', class: 'plain', 'aria-label': say('lastMonth'), onclick: () => turn(-1) }, icon('left')), monthTitle, forward);
  const currencies = make('div', { class: 'currencies' });
  const finder = search('searchMoney', () => update());
  const list = rowList({ label: say('money') });
  const empty = nothing('money');
  const charts = make('div', { class: 'charts' }, spent, past);

  /** @param {number} by */
  function turn(by) {
    chosen = plusMonths(chosen ?? monthOf(now()), by);
    update();
  }

  function update() {
    const all = book.all('transaction');
    const sums = totals(all);
    const money_ = sums.find((one) => one.currency === currency) ?? sums[0];
    const month = chosen ?? monthOf(now());
    const sought = finder.input.value.trim() !== '';
    monthTitle.textContent = monthName(month);
    forward.disabled = month >= monthOf(now());
    for (const part of [summary, charts, months]) part.hidden = !money_ || sought;
    currencies.hidden = sums.length < 2 || sought;
    refill(currencies, sums.length > 1 && segments(sums.map((one) => one.currency), money_.currency, 'field.currency', (choice) => { currency = choice; update(); }));
    if (money_ && !sought) {
      showSummary(money_, month);
      showSpent(byCategory(all, money_.currency, month), money_.currency);
      showMonths(money_, month);
    }
    const rows = all.filter((one) => (sought ? finder.finds(one) : monthOf(one.fields.date) === month && one.fields.currency === money_?.currency)).sort(newestFirst);
    list.update(rows, (one) => transactionRow(one, now(), deeds));
    empty.update(rows.length === 0, sought ? 'nothingFound' : all.length === 0 ? 'nothingSpentEver' : 'nothingSpent');
  }

  /** @param {import('../data/money.js').Totals} money_ @param {string} month */
  function showSummary(money_, month) {
    const { income, expense } = money_.months.get(month) ?? { income: 0, expense: 0 };
    const figure = /** @param {string} word @param {number} minor @param {string} [name] */ (word, minor, name = '') =>
      make('div', { class: name }, make('span', {}, say(word)), make('strong', {}, money(minor, money_.currency)));
    refill(summary, figure('balance', money_.balance, 'balance'), figure('in', income, 'in'), figure('out', expense));
  }

  /** @param {{category: string, minor: number}[]} parts @param {string} currency_ */
  function showSpent(parts, currency_) {
    const most = parts[0]?.minor ?? 1;
    refill(spent, make('h3', {}, say('whereItWent')), parts.length === 0 ? make('p', { class: 'faint' }, say('nothingSpent'))
      : make('ul', { class: 'bars' }, ...parts.slice(0, 8).map(({ category, minor }) => make('li', {},
        make('span', {}, words(named('category', category || 'none')), make('strong', {}, money(minor, currency_))), bar(minor / most)))));
  }

  /** @param {import('../data/money.js').Totals} money_ @param {string} month */
  function showMonths(money_, month) {
    const last = lastMonths(money_, month, monthsShown);
    const unit = roughly(0, money_.currency) && money_.currency;
    const says = last.map((one) => `${monthName(one.month)}: ${say('in')} ${money(one.income, unit)}, ${say('out')} ${money(one.expense, unit)}`);
    refill(past, make('h3', {}, say('lastMonths')),
      monthColumns({ label: `${say('lastMonths')}. ${says.join('. ')}`, scale: (value) => roughly(value, unit), months: last.map((one, at) => ({ ...one, name: shortMonth(one.month), says: says[at] })) }),
      make('p', { class: 'legend' }, make('span', { class: 'in' }, say('in')), make('span', { class: 'out' }, say('out'))));
  }

  return {
    name: 'money',
    icon: 'money',
    element: make('div', {}, add.element, currencies, summary, months, charts, make('div', { class: 'tools end' }, finder.element), list.element, empty.element),
    begin: add.begin,
    seek: () => finder.input.focus(),
    update,
  };
}

/** @param {Thing} one @param {Thing} other */
const newestFirst = (one, other) => inOrder([other.fields.date, one.fields.date], [other.createdAt, one.createdAt], [one.key, other.key]);

/** @param {Pick<import('../app.js').World, 'book' | 'deeds' | 'now' | 'person'>} world */
function moneyAdder({ book, deeds, now, person }) {
  let type = 'expense';
  const understood = make('output', { class: 'understood' });
  const amount = make('input', { type: 'text', class: 'figure', inputmode: 'decimal', maxlength: 24, autocomplete: 'off', placeholder: say('amount'), 'aria-label': say('amount'), oninput: show });
  const description = make('input', { type: 'text', dir: 'auto', maxlength: 1024, autocomplete: 'off', enterkeyhint: 'done', placeholder: say('whatFor'), 'aria-label': say('whatFor'), onchange: learn });
  const category = make('select', { 'aria-label': say('field.category') }, make('option', { value: '' }, say('category.none')), ...categories.map((one) => make('option', { value: one }, named('category', one))));
  const form = make('form', { class: 'adder money', onsubmit: submit }, segments(['expense', 'income'], type, 'inOrOut', (choice) => { type = choice; }),
    amount, description, category, make('button', { type: 'submit', class: 'button main' }, say('add')), understood);

  function show() {
    const minor = amountOf(amount.value, person().currency);
    understood.textContent = amount.value.trim() === '' ? '' : minor === null ? say('problem.amount') : money(minor, person().currency);
  }

  /** What was bought before is of the same category again. */
  function learn() {
    if (!category.value) category.value = learnedCategory(book.all('transaction'), type, description.value) ?? '';
  }

  /** @param {Event} event */
  function submit(event) {
    event.preventDefault();
    const amountMinor = amountOf(amount.value, person().currency);
    amount.setAttribute('aria-invalid', String(amountMinor === null));
    if (amountMinor === null) {
      understood.textContent = say('problem.amount');
      amount.focus();
      return;
    }
    learn();
    deeds.add('transaction', { type, amountMinor, currency: person().currency, description: description.value.trim(), category: category.value, date: dateOf(now()) });
    for (const control of [amount, description, category]) control.value = '';
    show();
    amount.focus();
  }

  return { element: form, begin: () => amount.focus() };
}
