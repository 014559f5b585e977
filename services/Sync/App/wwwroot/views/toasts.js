// @ts-check
// What passes: short words at the edge, perhaps with one thing to do.
import { at, icon, make } from './page.js';
import { say } from '../words/words.js';

const mostAtOnce = 3;

/**
 * @param {string} text
 * @param {{action?: string, deed?: () => void, lasts?: number}} [settings]
 */
export function toast(text, { action, deed, lasts = 5_000 } = {}) {
  const place = at('toasts');
  while (place.children.length >= mostAtOnce) place.firstElementChild?.remove();
  const end = () => element.remove();
  const element = make('div', { class: 'toast' },
    make('p', { dir: 'auto' }, text),
    action && make('button', { type: 'button', class: 'link', onclick: () => { end(); deed?.(); } }, action),
    make('button', { type: 'button', class: 'plain small', 'aria-label': say('close'), onclick: end }, icon('close')));
  place.append(element);
  let timer = setTimeout(end, lasts);
  // Who reads it or reaches for it has time.
  element.addEventListener('pointerenter', () => clearTimeout(timer));
  element.addEventListener('pointerleave', () => { timer = setTimeout(end, 2_000); });
}
