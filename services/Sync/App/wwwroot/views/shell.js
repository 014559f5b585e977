// @ts-check
// The frame around the screens: navigation, the title, the status in words.
import { count, say } from '../words/words.js';
import { openDialog } from './dialog.js';
import { at, icon, make, refill } from './page.js';

/** @typedef {import('../app.js').Screen} Screen */

/** How many stand in the bar of a narrow screen; the others are behind "More". */
const mostInBar = 4;

/** @param {(name: string) => void} go */
export function openShell(go) {
  /** @type {Screen[]} */
  let screens = [];
  let shown = '';

  /** @param {Screen[]} next in a new language, or for the first time */
  function furnish(next) {
    screens = next;
    refill(at('nav'), ...screens.map((screen, place) => make('li', { class: place >= mostInBar ? 'beyond' : '' }, tab(screen, () => go(screen.name)))),
      make('li', { class: 'bar-only' }, make('button', { type: 'button', 'data-more': true, onclick: more }, icon('more'), make('span', {}, say('more')))));
    refill(at('screens'), ...screens.map((screen) => {
      screen.element.hidden = true;
      return screen.element;
    }));
    at('skip').textContent = say('skip');
    at('nav').setAttribute('aria-label', say('screens'));
    if (shown) show(shown);
  }

  /** @param {string} name */
  function show(name) {
    shown = name;
    for (const screen of screens) screen.element.hidden = screen.name !== name;
    for (const button of at('nav').querySelectorAll('button')) {
      const beyond = screens.findIndex((screen) => screen.name === name) >= mostInBar;
      const chosen = button.dataset.screen === name || (button.dataset.more !== undefined && beyond);
      if (chosen) button.setAttribute('aria-current', 'page');
      else button.removeAttribute('aria-current');
    }
    at('title').textContent = say(name);
    document.title = `${say(name)} · St4cker`;
    scrollTo(0, 0);
  }

  function more() {
    openDialog({ title: say('more'), class: 'menu' }, (close) => [make('ul', {}, ...screens.slice(mostInBar).map((screen) => make('li', {}, tab(screen, () => { close(); go(screen.name); }))))]);
  }

  /** @param {Screen} screen @param {() => void} onclick */
  const tab = (screen, onclick) => make('button', { type: 'button', 'data-screen': screen.name, onclick }, icon(screen.icon), make('span', {}, say(screen.name)));

  /** @param {import('../data/types.js').State} state @param {number} pending @param {number} refused */
  function tell(state, pending, refused) {
    const parts = [say(`state.${state}`), pending > 0 && count('waiting', pending), refused > 0 && count('refusedCount', refused)].filter(Boolean);
    for (const place of [at('status'), at('status-rail')]) {
      if (place.dataset.says === parts.join()) continue;
      place.dataset.says = parts.join();
      place.className = `status ${refused > 0 ? 'refused' : state}`;
      refill(place, make('span', { class: 'dot', 'aria-hidden': 'true' }), make('span', {}, make('strong', {}, String(parts[0])), ...parts.slice(1).map((part) => make('small', {}, ` ${part}`))));
    }
  }

  for (const place of [at('status'), at('status-rail')]) place.addEventListener('click', () => go('device'));
  return { furnish, show, tell, current: () => screens.find((screen) => screen.name === shown), names: () => screens.map((screen) => screen.name) };
}
