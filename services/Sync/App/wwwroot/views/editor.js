// @ts-check
// The sheet in which a thing is made, changed or deleted.
import { named } from '../words/formats.js';
import { say } from '../words/words.js';
import { openDialog } from './dialog.js';
import { fieldsOf, fitted } from './forms.js';
import { icon, make } from './page.js';

/** @typedef {import('../data/types.js').Thing} Thing */

/** The store holds no change of these kinds: they are told again or deleted. */
const fixed = new Set(['progress']);

/** @param {Thing} thing @param {{save: (values: Record<string, any>) => void, remove: () => void, offers: {courses: string[]}}} deeds */
export function openEditor(thing, { save, remove, offers }) {
  const name = named('kind', thing.type === 'transaction' ? thing.fields.type : thing.type);
  return sheet(name, thing.type, thing.fields, offers, save, make('button', { type: 'button', class: 'button danger quiet', 'data-deed': 'delete' }, icon('trash'), say('delete')), remove);
}

/** @param {string} type @param {Record<string, any>} values to begin with @param {{save: (values: Record<string, any>) => void, offers: {courses: string[]}, title?: string}} deeds */
export const openMaker = (type, values, { save, offers, title }) => sheet(title ?? say(`new.${type}`), type, values, offers, save, null, () => {});

/**
 * @param {string} title @param {string} type @param {Record<string, any>} values @param {{courses: string[]}} offers
 * @param {(values: Record<string, any>) => void} save @param {HTMLButtonElement | null} remover @param {() => void} remove
 */
function sheet(title, type, values, offers, save, remover, remove) {
  const fields = fieldsOf(type, values, offers);
  const readOnly = remover !== null && fixed.has(type);
  const problem = make('p', { class: 'problem', role: 'alert', hidden: true });
  return openDialog({ title, class: 'editor' }, (close) => {
    remover?.addEventListener('click', () => { close(); remove(); });
    const form = make('form', { novalidate: true, onsubmit: submit }, make('fieldset', { class: 'fields', disabled: readOnly }, ...fields.map((field) => field.element)), problem,
      make('footer', {}, remover, make('span', { class: 'grow' }),
        make('button', { type: 'button', class: 'button', onclick: close }, say(readOnly ? 'close' : 'cancel')),
        !readOnly && make('button', { type: 'submit', class: 'button main' }, say('save'))));
    form.addEventListener('keydown', (event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit(); });
    return [form];

    /** @param {Event} event */
    function submit(event) {
      event.preventDefault();
      const wrong = fields.map((field) => field.problem?.()).find(Boolean);
      problem.textContent = wrong ?? '';
      problem.hidden = !wrong;
      if (wrong) return;
      const given = Object.fromEntries(fields.map((field) => [field.name, field.value()]));
      close();
      save(fitted(type, values, given));
    }
  });
}
