// @ts-check
// Shortcuts: single keys, while nothing is being typed and no sheet is open.
import { say } from '../words/words.js';
import { openDialog } from './dialog.js';
import { shortcutReference } from './reference.js';

/**
 * @param {{go: (name: string) => void, screens: () => string[], current: () => import('../app.js').Screen | undefined, remove: (key: string) => void}} deeds
 */
export function listenForKeys({ go, screens, current, remove }) {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector('dialog[open]')) return;
    const deed = deedOf(event.key);
    if (!deed) return;
    event.preventDefault();
    deed();
  });

  /** @param {string} key @returns {(() => void) | null | undefined} */
  function deedOf(key) {
    if (key >= '1' && key <= String(screens().length)) return () => go(screens()[Number(key) - 1]);
    if (key === 'n') return () => current()?.begin();
    if (key === '/') return () => (current()?.seek ?? current()?.begin)?.();
    if (key === '?') return () => { openDialog({ title: say('shortcuts'), class: 'keys' }, () => [shortcutReference()]); };
    const row = document.activeElement?.closest('li[data-key]');
    if (key === 'x') return row && (() => /** @type {HTMLElement | null} */ (row.querySelector('[data-part=tick]'))?.click());
    if (key === 'Delete') return row && (() => remove(row.querySelector('[data-thing]')?.getAttribute('data-thing') ?? ''));
    return null;
  }
}

/** @param {EventTarget | null} target */
const isTyping = (target) => target instanceof HTMLElement && (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox]):not([type=radio])'));
