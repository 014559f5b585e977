// @ts-check
// Dialogs that are made when they are needed and gone when they are closed.
import { icon, make } from './page.js';
import { say } from '../words/words.js';

let ids = 0;

/**
 * @param {{title: string, class?: string}} settings
 * @param {(close: () => void) => (Node | null | false)[]} content
 * @returns {HTMLDialogElement}
 */
export function openDialog({ title, class: name = '' }, content) {
  const id = `dialog-${ids++}`;
  const close = () => dialog.close();
  const dialog = make('dialog', { class: name, 'aria-labelledby': id, onclose: () => dialog.remove(), onclick: (/** @type {MouseEvent} */ event) => { if (event.target === dialog) close(); } });
  const heading = make('header', {}, make('h2', { id }, title), make('button', { type: 'button', class: 'plain', 'aria-label': say('close'), onclick: close }, icon('close')));
  dialog.append(make('div', { class: 'sheet' }, heading, ...content(close).filter((part) => part instanceof Node)));
  document.body.append(dialog);
  dialog.showModal();
  // Whoever has a keyboard at hand begins to type; on a phone it would cover the half.
  if (matchMedia('(pointer: fine)').matches) /** @type {HTMLElement | null} */ (dialog.querySelector('input:not([type=checkbox], [type=radio]), textarea'))?.focus();
  return dialog;
}

/** A question with one thing to do. @param {{title: string, text: string, deed: string, danger?: boolean, more?: Node | null}} settings @param {() => void | Promise<void>} done */
export function ask({ title, text, deed, danger = false, more = null }, done) {
  return openDialog({ title, class: 'ask' }, (close) => [
    make('p', { class: 'said' }, text),
    more,
    make('footer', {},
      make('button', { type: 'button', class: 'button', onclick: close }, say('cancel')),
      make('button', { type: 'button', class: `button ${danger ? 'danger' : 'main'}`, onclick: async () => { await done(); close(); } }, deed)),
  ]);
}

/** @param {Error | null | undefined} error @param {HTMLElement} place */
export function tellProblem(error, place) {
  place.textContent = error?.message ?? '';
  place.hidden = !error;
}
