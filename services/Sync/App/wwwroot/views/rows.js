// @ts-check
// A list that stays where it is while its things change: rows are kept by key, the focus with them, and only as many are made as are looked at.
import { make } from './page.js';
import { count } from '../words/words.js';

/** @typedef {{key: string, signature: string, build: () => HTMLLIElement}} Row the signature is another one when the row has to be made anew */

const slice = 60;
const steps = /** @type {Record<string, number>} */ ({ ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 });

/** @param {{label?: string, class?: string}} [settings] */
export function rowList({ label, class: name = '' } = {}) {
  /** @type {Map<string, {signature: string, element: HTMLLIElement}>} */
  const made = new Map();
  /** @type {() => Row[]} as many of them as are looked at */
  let visibleRows = () => [];
  let all = 0;
  let most = slice;
  let current = '';
  const list = make('ul', { class: `rows ${name}`, role: 'list', 'aria-label': label, onkeydown: move, onfocusin: follow });
  const more = make('button', { type: 'button', class: 'more', hidden: true, onclick: () => grow() });
  const element = make('div', {}, list, more);
  new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting)) grow(); }, { rootMargin: '600px' }).observe(more);

  function grow() {
    most += slice;
    fill();
  }

  /** @template T @param {T[]} things @param {(thing: T) => Row} rowOf is asked only for those that are shown */
  function update(things, rowOf) {
    all = things.length;
    visibleRows = () => things.slice(0, most).map(rowOf);
    fill();
  }

  function fill() {
    const visible = visibleRows();
    const focus = focused();
    const wanted = new Set(visible.map((row) => row.key));
    for (const [key, { element: old }] of made) {
      if (wanted.has(key)) continue;
      old.remove();
      made.delete(key);
    }
    let place = list.firstElementChild;
    for (const row of visible) {
      const kept = made.get(row.key);
      const fresh = !kept || kept.signature !== row.signature;
      const item = fresh ? row.build() : kept.element;
      if (fresh) {
        item.dataset.key = row.key;
        made.set(row.key, { signature: row.signature, element: item });
        if (kept) {
          if (place === kept.element) place = kept.element.nextElementSibling;
          kept.element.remove();
        }
      }
      if (item === place) place = place.nextElementSibling;
      else list.insertBefore(item, place);
    }
    more.hidden = all <= most;
    if (!more.hidden) more.textContent = count('moreRows', all - most);
    restore(focus);
    rove();
  }

  /** Which row and which part of it has the focus. */
  function focused() {
    const active = document.activeElement;
    const row = active?.closest('li[data-key]');
    if (!(active instanceof HTMLElement) || !(row instanceof HTMLElement) || !list.contains(row)) return null;
    return { key: row.dataset.key ?? '', part: active.dataset.part ?? 'main', place: [...list.children].indexOf(row), active };
  }

  /** @param {ReturnType<typeof focused>} before */
  function restore(before) {
    if (!before || document.activeElement === before.active) return;
    const row = made.get(before.key)?.element ?? list.children[Math.min(before.place, list.children.length - 1)];
    const part = row?.querySelector(`[data-part="${CSS.escape(before.part)}"]`) ?? row?.querySelector('[data-part=main]');
    if (part instanceof HTMLElement) part.focus({ preventScroll: true });
  }

  /** One row is a stop of the Tab key, the arrows go on from there. */
  function rove() {
    if (!made.has(current)) current = /** @type {HTMLElement | null} */ (list.firstElementChild)?.dataset.key ?? '';
    for (const [key, { element: row }] of made) {
      for (const part of row.querySelectorAll('[data-part]')) /** @type {HTMLElement} */ (part).tabIndex = key === current ? 0 : -1;
    }
  }

  /** @param {Event} event */
  function follow(event) {
    const row = event.target instanceof Element ? event.target.closest('li[data-key]') : null;
    if (!(row instanceof HTMLElement) || row.dataset.key === current) return;
    current = row.dataset.key ?? '';
    rove();
  }

  /** @param {KeyboardEvent} event */
  function move(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = event.target instanceof Element ? event.target.closest('li[data-key]') : null;
    const items = /** @type {HTMLElement[]} */ ([...list.children]);
    const from = items.indexOf(/** @type {HTMLElement} */ (row));
    const to = event.key in steps ? from + steps[event.key] : event.key === 'Home' ? 0 : event.key === 'End' ? items.length - 1 : -1;
    if (from < 0 || !(event.key in steps || event.key === 'Home' || event.key === 'End')) return;
    event.preventDefault();
    /** @type {HTMLElement | null | undefined} */ (items[to]?.querySelector('[data-part=main]'))?.focus();
  }

  return { element, update };
}
