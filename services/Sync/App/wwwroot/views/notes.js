// @ts-check
// Notes: the newest first.
import { inOrder } from '../data/order.js';
import { say } from '../words/words.js';
import { make } from './page.js';
import { nothing, search } from './parts.js';
import { rowList } from './rows.js';
import { noteRow } from './things.js';

const longestTitle = 1024;

/** @param {import('../app.js').World} world @returns {import('../app.js').Screen} */
export function notesScreen({ book, deeds, now }) {
  const area = make('textarea', { rows: 2, dir: 'auto', maxlength: 8192, placeholder: say('addNote'), 'aria-label': say('addNote'), onkeydown: (/** @type {KeyboardEvent} */ event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  } });
  const form = make('form', { class: 'adder note', onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    const text = area.value.trim();
    if (text) deeds.add('note', titled(text));
    area.value = '';
    area.focus();
  } }, area, make('button', { type: 'submit', class: 'button main' }, say('keep')));
  const finder = search('searchNotes', () => update());
  const list = rowList({ label: say('notes'), class: 'grid' });
  const empty = nothing('notes');

  function update() {
    const found = book.all('note').filter(finder.finds).sort((one, other) => inOrder([other.updatedAt, one.updatedAt], [one.key, other.key]));
    list.update(found, (note) => noteRow(note, now(), deeds));
    empty.update(found.length === 0, finder.input.value ? 'nothingFound' : 'nothingNoted');
  }

  return {
    name: 'notes',
    icon: 'notes',
    element: make('div', {}, form, make('div', { class: 'tools end' }, finder.element), list.element, empty.element),
    begin: () => area.focus(),
    seek: () => finder.input.focus(),
    update,
  };
}

/** The first line is what it is called. @param {string} text */
function titled(text) {
  const [first, ...rest] = text.split('\n');
  const title = first.slice(0, longestTitle);
  return { title, text: [first.slice(longestTitle), ...rest].join('\n').trim() };
}
