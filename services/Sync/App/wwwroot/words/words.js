// @ts-check
// The app's words in the person's language.
import en from './en.js';
import id from './id.js';
import ru from './ru.js';

/** @typedef {Record<string, string>} Dictionary */
/** @type {Record<string, Dictionary>} */
const languages = { en, id, ru };
let language = 'en';

/** @param {string} code @returns {boolean} it is another one than before */
export function speak(code) {
  const wanted = Object.hasOwn(languages, code) ? code : 'en';
  document.documentElement.lang = wanted;
  if (wanted === language) return false;
  language = wanted;
  return true;
}

export const spoken = () => language;

/** The browser's first language that is spoken here. */
export const browserLanguage = () => navigator.languages.map((code) => code.slice(0, 2)).find((code) => Object.hasOwn(languages, code)) ?? 'en';

/** @param {string} word @returns {string | undefined} */
export const find = (word) => languages[language][word] ?? en[/** @type {keyof typeof en} */ (word)];

/** @param {string} word @param {Record<string, string | number>} [values] */
export function say(word, values = {}) {
  return (find(word) ?? word).replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}

/** "1 change|{n} changes": the form for this number. @param {string} word @param {number} n @param {Record<string, string | number>} [values] */
export function count(word, n, values = {}) {
  const forms = (find(word) ?? word).split('|');
  const place = { one: 0, few: 1, many: 2, other: forms.length - 1, zero: forms.length - 1, two: forms.length - 1 }[new Intl.PluralRules(language).select(n)];
  return (forms[Math.min(place, forms.length - 1)] ?? '').replace(/\{(\w+)\}/g, (_, name) => (name === 'n' ? numeral(n) : String(values[name] ?? '')));
}

// The day before the month and 24 hours, as the bot's cards have it.
const locales = /** @type {Record<string, string>} */ ({ en: 'en-GB', id: 'id', ru: 'ru' });
export const locale = () => locales[language];

/** @param {number} n */
export const numeral = (n) => new Intl.NumberFormat(locale()).format(n);
