// @ts-check
// One line a browser: the tab that holds the lock has it, the others follow, and the next of them takes over when it closes.
import { openLine } from './line.js';

const mostIdle = 5 * 60_000;
/** Longer than any change is held; what was held when the last page closed goes then. */
const longestHeld = 15_000;

/** @param {{database: IDBDatabase, hub: import('./hub.js').Hub}} settings */
export function keepLine({ database, hub }) {
  if (!navigator.locks) return lead({ database, hub });
  navigator.locks.request('st4cker-line', () => {
    lead({ database, hub });
    return new Promise(() => {});
  });
  hub.tell('ask');
}

/** @param {{database: IDBDatabase, hub: import('./hub.js').Hub}} settings */
function lead({ database, hub }) {
  const line = openLine({ database, hub });
  let holding = setTimeout(() => line.send(), longestHeld);
  hub.on('ask', () => hub.tell('status', line.status()));
  hub.on('again', () => line.begin());
  hub.on('pending', ({ heldUntil }) => {
    line.send();
    clearTimeout(holding);
    if (heldUntil) holding = setTimeout(() => line.send(), Math.max(0, heldUntil - Date.now()) + 50);
  });
  addEventListener('online', () => line.again());
  addEventListener('offline', () => line.offline());
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') line.check(); });
  setInterval(() => line.check(), mostIdle);
  line.begin();
}
