// @ts-check
// The sheets of pairing and unpairing.
import { Refusal } from '../sync/api.js';
import { codeOf, makeRoom, pair, unpair, usualDeviceName } from '../sync/pairing.js';
import { count, find, say } from '../words/words.js';
import { openDialog } from './dialog.js';
import { make } from './page.js';
import { toast } from './toasts.js';

const longestName = 40;

/** @param {{database: IDBDatabase, hub: import('../sync/hub.js').Hub, token?: string | null}} settings token: of a link that was followed */
export function openPairing({ database, hub, token = null }) {
  const code = make('input', { type: 'text', class: 'code', maxlength: 9, autocomplete: 'one-time-code', autocapitalize: 'characters', spellcheck: 'false', placeholder: 'ABC-234', 'aria-label': say('code') });
  const name = make('input', { type: 'text', dir: 'auto', maxlength: longestName, id: 'device-name', value: usualDeviceName() });
  const problem = make('p', { class: 'problem', role: 'alert', hidden: true });
  const button = make('button', { type: 'submit', class: 'button main' }, say('pair'));
  return openDialog({ title: say('pairTitle'), class: 'pairing' }, (close) => [make('form', { novalidate: true, onsubmit: submit },
    token ? make('p', { class: 'said' }, say('pairByLink'))
      : make('ol', { class: 'how' }, make('li', {}, say('pairStep1')), make('li', {}, say('pairStep2')), make('li', {}, say('pairStep3'), code)),
    make('div', { class: 'field' }, make('label', { for: 'device-name' }, say('deviceName')), name),
    problem,
    make('footer', {}, make('button', { type: 'button', class: 'button', onclick: () => close() }, say('notNow')), button))]);

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    const given = token ?? codeOf(code.value);
    if (!given) return tell(say('pairing.form'));
    button.disabled = true;
    try {
      await pair(database, given, name.value.trim() || usualDeviceName());
      // Browsers may tidy away what they were not asked to keep.
      navigator.storage?.persist?.();
      /** @type {HTMLElement} */ (event.target).closest('dialog')?.close();
      hub.tell('session');
      hub.tell('again');
      toast(say('paired'));
    } catch (error) {
      tell(inWords(error));
    } finally {
      button.disabled = false;
    }
  }

  /** @param {string} text */
  function tell(text) {
    problem.textContent = text;
    problem.hidden = false;
    if (!token) code.select();
  }
}

/** @param {unknown} error */
const inWords = (error) => (error instanceof Refusal ? find(`pairing.${error.code}`) ?? error.message : say('noServer'));

/** @param {{database: IDBDatabase, hub: import('../sync/hub.js').Hub, pending: number, things: number}} settings */
export function openUnpairing({ database, hub, pending, things }) {
  const problem = make('p', { class: 'problem', role: 'alert', hidden: true });
  const keep = choice('keep', say('keepCopy'), count('keepCopyMeans', things), true);
  const forget = choice('forget', say('wipeCopy'), pending > 0 ? count('wipeLoses', pending) : say('wipeCopyMeans'), false);
  const button = make('button', { type: 'submit', class: 'button danger' }, say('unpair'));
  let unheard = false;
  return openDialog({ title: say('unpairTitle'), class: 'ask' }, (close) => [make('form', { onsubmit: async (/** @type {Event} */ event) => {
    event.preventDefault();
    button.disabled = true;
    try {
      await unpair(database, { keep: keep.input.checked, evenUnheard: unheard });
      close();
      hub.tell('session');
      hub.tell('things', null);
      hub.tell('again');
      toast(say(keep.input.checked ? 'unpairedKept' : 'unpairedWiped'));
    } catch {
      // The server still knows this device then; the person may want to be rid of it here all the same.
      unheard = true;
      problem.textContent = say('unpairUnheard');
      problem.hidden = false;
      button.textContent = say('unpairAnyway');
    } finally {
      button.disabled = false;
    }
  } }, make('p', { class: 'said' }, say('unpairWhy')), make('fieldset', { class: 'choices' }, make('legend', { class: 'unseen' }, say('localCopy')), keep.element, forget.element), problem,
  make('footer', {}, make('button', { type: 'button', class: 'button', onclick: close }, say('cancel')), button))]);
}

/** @param {string} value @param {string} title @param {string} means @param {boolean} checked */
function choice(value, title, means, checked) {
  const input = make('input', { type: 'radio', name: 'copy', value, checked });
  return { input, element: make('label', {}, input, make('span', {}, make('strong', {}, title), make('span', { class: 'faint' }, means))) };
}

/** Another person's things are here. @param {{database: IDBDatabase, hub: import('../sync/hub.js').Hub, owner: string, things: number, pending: number}} settings */
export function openStranger({ database, hub, owner, things, pending }) {
  return openDialog({ title: say('strangerTitle'), class: 'ask' }, (close) => [
    make('p', { class: 'said' }, say('strangerWhy', { name: owner, things: count('things', things) })),
    pending > 0 && make('p', { class: 'problem' }, count('wipeLoses', pending)),
    make('footer', {},
      make('button', { type: 'button', class: 'button', onclick: async () => {
        await unpair(database, { keep: true, evenUnheard: true });
        close();
        hub.tell('session');
        hub.tell('again');
      } }, say('strangerLeave')),
      make('button', { type: 'button', class: 'button danger', onclick: async () => {
        await makeRoom(database);
        close();
        hub.tell('things', null);
        hub.tell('session');
        hub.tell('again');
      } }, say('strangerWipe'))),
  ]);
}
