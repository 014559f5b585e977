// @ts-check
// Sums and amounts, in minor units by ISO 4217 as the payloads have them. Pure.
import { monthOf, plusMonths } from './dates.js';
import { inOrder } from './order.js';

/** @typedef {import('./types.js').Thing} Thing */
/** @typedef {{currency: string, count: number, balance: number, months: Map<string, {income: number, expense: number}>}} Totals */

const withoutMinor = new Set(['JPY', 'KRW', 'VND', 'CLP', 'ISK', 'UGX', 'XAF', 'XOF', 'XPF', 'PYG', 'RWF']);
const withThreeDigits = new Set(['KWD', 'BHD', 'OMR', 'JOD', 'TND', 'IQD', 'LYD']);

/** @param {string} currency */
export const digitsOf = (currency) => (withoutMinor.has(currency) ? 0 : withThreeDigits.has(currency) ? 3 : 2);

/** By currency, the one with most in it first. @param {Thing[]} transactions @returns {Totals[]} */
export function totals(transactions) {
  /** @type {Map<string, Totals>} */
  const all = new Map();
  for (const { fields } of transactions) {
    const money = all.get(fields.currency) ?? { currency: fields.currency, count: 0, balance: 0, months: new Map() };
    all.set(fields.currency, money);
    const month = money.months.get(monthOf(fields.date)) ?? { income: 0, expense: 0 };
    money.months.set(monthOf(fields.date), month);
    const income = fields.type === 'income';
    money.count++;
    money.balance += income ? fields.amountMinor : -fields.amountMinor;
    month[income ? 'income' : 'expense'] += fields.amountMinor;
  }
  return [...all.values()].sort((one, other) => other.count - one.count || inOrder([one.currency, other.currency]));
}

/** What a month's expenses went to, the most first. @param {Thing[]} transactions @param {string} currency @param {string} month @returns {{category: string, minor: number}[]} */
export function byCategory(transactions, currency, month) {
  /** @type {Map<string, number>} */
  const sums = new Map();
  for (const { fields } of transactions) {
    if (fields.type === 'income' || fields.currency !== currency || monthOf(fields.date) !== month) continue;
    sums.set(fields.category ?? '', (sums.get(fields.category ?? '') ?? 0) + fields.amountMinor);
  }
  return [...sums].map(([category, minor]) => ({ category, minor })).sort((one, other) => other.minor - one.minor || inOrder([one.category, other.category]));
}

/** @param {Totals} money @param {string} month @param {number} count */
export const lastMonths = (money, month, count) => Array.from({ length: count }, (_, at) => plusMonths(month, at - count + 1))
  .map((one) => ({ month: one, ...(money.months.get(one) ?? { income: 0, expense: 0 }) }));

/** The category that the person last gave to something of that name. @param {Thing[]} transactions @param {string} type @param {string} description @returns {string | undefined} */
export function learnedCategory(transactions, type, description) {
  const name = description.trim().toLowerCase();
  return transactions.filter(({ fields }) => fields.category && fields.type === type && fields.description?.toLowerCase() === name)
    .sort((one, other) => inOrder([other.createdAt, one.createdAt]))[0]?.fields.category;
}

/**
 * "20.000", "12,50", "20rb", "1,5jt", "2k" in minor units; null when it is no amount.
 * A last separator counts as the decimal one when one or two digits follow it, and no others of its kind stand before.
 * @param {string} typed @param {string} currency @returns {number | null}
 */
export function amountOf(typed, currency) {
  const found = /^([0-9][0-9.,\s\u00a0\u202f']*)(k|rb|ribu|тыс\.?|jt|juta|млн)?$/i.exec(typed.trim());
  if (!found) return null;
  const digits = found[1].replace(/[\s\u00a0\u202f']/g, '').replace(/[.,]$/, '');
  const decimal = /^(?:\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+)([.,])(\d{1,2})$/.exec(digits);
  const whole = (decimal ? digits.slice(0, -decimal[2].length - 1) : digits).replace(/[.,]/g, '');
  const times = !found[2] ? 1 : /^(jt|juta|млн)/i.test(found[2]) ? 1_000_000 : 1_000;
  const minor = Math.round((Number(whole) + (decimal ? Number(`0.${decimal[2]}`) : 0)) * times * 10 ** digitsOf(currency));
  return Number.isSafeInteger(minor) && minor > 0 ? minor : null;
}
