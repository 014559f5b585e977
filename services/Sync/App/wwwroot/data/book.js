// @ts-check
// All things at hand: what the events amount to, with the changes that wait laid over it. The database is the truth; this only mirrors it, so
// that a screen never waits, and every tab mirrors it for itself.
import { asked, read } from './database.js';
import { keyOfEvent, reduce } from './reducer.js';

/** @typedef {import('./types.js').Thing} Thing */
/** @typedef {import('./types.js').Change} Change */

/** @param {IDBDatabase} database */
export async function openBook(database) {
  /** @type {Map<string, Thing>} */
  let confirmed = new Map();
  /** @type {Map<string, Thing>} what is laid over them */
  let laid = new Map();
  /** @type {Change[]} */
  let pending = [];
  /** @type {Set<() => void>} */
  const listeners = new Set();
  let turn = Promise.resolve();

  /** Reads these things anew, or all of them. One after the other, so that an older look never covers a newer one. @param {string[] | null} keys */
  function refresh(keys) {
    const done = turn.then(() => look(keys));
    turn = done.catch(() => {});
    return done;
  }

  /** @param {string[] | null} keys */
  async function look(keys) {
    const [things, changes] = await read(database, ['things', 'pending'], (in_) => Promise.all([
      keys ? Promise.all(keys.map((key) => asked(in_('things').get(key)))) : asked(in_('things').getAll()),
      asked(in_('pending').getAll()),
    ]));
    if (!keys) confirmed = new Map();
    for (const thing of things) if (thing) confirmed.set(thing.key, thing);
    pending = changes;
    laid = overlay(confirmed, pending);
    for (const listener of listeners) listener();
  }

  /** @param {string} key @returns {Thing | undefined} */
  const get = (key) => laid.get(key) ?? confirmed.get(key);

  await refresh(null);
  return {
    refresh,
    get,
    pending: () => pending,
    size: () => [...confirmed.values()].filter((thing) => !thing.deleted).length,
    /** Those that are not deleted. @param {string} type @returns {Thing[]} */
    all(type) {
      const found = [];
      for (const thing of confirmed.values()) {
        const shown = laid.get(thing.key) ?? thing;
        if (shown.type === type && !shown.deleted) found.push(shown);
      }
      for (const thing of laid.values()) if (thing.type === type && !thing.deleted && !confirmed.has(thing.key)) found.push(thing);
      return found;
    },
    /** @param {() => void} listener */
    onChange: (listener) => { listeners.add(listener); },
  };
}

/** @param {Map<string, Thing>} confirmed @param {Change[]} pending in order @returns {Map<string, Thing>} */
function overlay(confirmed, pending) {
  const laid = new Map();
  for (const change of pending) {
    const key = keyOfEvent(change);
    const after = key && reduce(laid.get(key) ?? confirmed.get(key), change);
    if (key && after) laid.set(key, { ...after, waiting: true });
  }
  return laid;
}

/** @typedef {Awaited<ReturnType<typeof openBook>>} Book */
