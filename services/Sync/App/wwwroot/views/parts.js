// @ts-check
// What several screens are made of.
import { numeral, say } from '../words/words.js';
import { icon, make } from './page.js';
import { rowList } from './rows.js';

/** A list with a heading that is there only while it has rows. @param {string} word @param {string} [name] */
export function group(word, name = '') {
  const number = make('span', { class: 'number' });
  const title = make('span');
  const list = rowList();
  const element = make('section', { class: `group ${name}`, hidden: true }, make('h2', {}, title, number), list.element);
  return {
    element,
    /** @template T @param {T[]} things @param {(thing: T) => import('./rows.js').Row} rowOf */
    update(things, rowOf) {
      title.textContent = say(word);
      number.textContent = numeral(things.length);
      element.hidden = things.length === 0;
      list.update(things, rowOf);
    },
  };
}

/** What a screen says when it has nothing to show. @param {import('./page.js').Icon} drawing */
export function nothing(drawing) {
  const text = make('p');
  const element = make('div', { class: 'nothing', hidden: true }, icon(drawing), text);
  return {
    element,
    /** @param {boolean} empty @param {string} word */
    update(empty, word) {
      element.hidden = !empty;
      text.textContent = say(word);
    },
  };
}

/** A line to add something with. @param {{hint: string, deed: string, more?: HTMLElement[], onadd: (text: string) => boolean | void}} settings onadd: false when it is not to be cleared */
export function adder({ hint, deed, more = [], onadd }) {
  const input = make('input', { type: 'text', dir: 'auto', maxlength: 1024, autocomplete: 'off', enterkeyhint: 'done', placeholder: say(hint), 'aria-label': say(hint) });
  const form = make('form', { class: 'adder', onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    if (input.value.trim() !== '' && onadd(input.value.trim()) !== false) input.value = '';
    input.focus();
  } }, icon('plus'), input, ...more, make('button', { type: 'submit', class: 'button main' }, say(deed)));
  return { element: form, input };
}

/** Narrows a list down to what has these words. @param {string} hint @param {() => void} onchange */
export function search(hint, onchange) {
  const input = make('input', { type: 'search', dir: 'auto', placeholder: say(hint), 'aria-label': say(hint), class: 'search', oninput: onchange });
  return {
    element: make('div', { class: 'searching' }, icon('search'), input),
    input,
    /** @param {import('../data/types.js').Thing} thing */
    finds(thing) {
      const wanted = input.value.trim().toLowerCase();
      return wanted === '' || ['title', 'description', 'note', 'text', 'course', 'category'].some((name) => String(thing.fields[name] ?? '').toLowerCase().includes(wanted));
    },
  };
}

/** Several ways to look at one thing. @param {string[]} choices as words @param {string} chosen @param {string} label @param {(choice: string) => void} onchoose */
export function segments(choices, chosen, label, onchoose) {
  const name = `segments-${label}-${choices.join('-')}`;
  return make('fieldset', { class: 'segments' }, make('legend', { class: 'unseen' }, say(label)), ...choices.map((choice) =>
    make('label', {}, make('input', { type: 'radio', name, value: choice, checked: choice === chosen, onchange: () => onchoose(choice) }), make('span', {}, say(choice)))));
}
