// @ts-check
// Changes that the person made here, until their events come back.
import { asked, read, write } from './database.js';
import { uuid } from './uuid.js';

/** @typedef {import('./types.js').Change} Change */
/** @typedef {import('./types.js').RefusedChange} RefusedChange */
/** @typedef {{eventId: string, status: string, seq?: number, error?: {code: string, message: string}}} Result */

/**
 * Keeps a change. Its time is later than that of the one before it, also when the clock stood still or went back.
 * @param {IDBDatabase} database @param {{eventType: string, payload: Record<string, any>, heldUntil?: number}} made
 * @returns {Promise<Change>}
 */
export function keepChange(database, { eventType, payload, heldUntil }) {
  return write(database, ['pending', 'meta'], async (in_) => {
    const last = (await asked(in_('meta').get('changedAt'))) ?? 0;
    const now = Math.max(Date.now(), last + 1);
    in_('meta').put(now, 'changedAt');
    const base = (await asked(in_('meta').get('cursor'))) ?? 0;
    /** @type {Change} */
    const change = { eventId: uuid(), eventType, timestamp: new Date(now).toISOString(), base, payload };
    if (heldUntil) change.heldUntil = heldUntil;
    change.order = Number(await asked(in_('pending').add(change)));
    return change;
  });
}

/** As if it had never been made; false when it is on its way already. @param {IDBDatabase} database @param {string} eventId @returns {Promise<boolean>} */
export function takeBack(database, eventId) {
  return write(database, ['pending'], async (in_) => {
    const order = await asked(in_('pending').index('eventId').getKey(eventId));
    const change = order === undefined ? undefined : await asked(in_('pending').get(order));
    if (order === undefined || !change.heldUntil) return false;
    in_('pending').delete(order);
    return true;
  });
}

/** Those to be sent now, in order. From here on they can not be taken back. @param {IDBDatabase} database @returns {Promise<Change[]>} */
export function changesToSend(database) {
  return write(database, ['pending'], async (in_) => {
    /** @type {Change[]} */
    const all = await asked(in_('pending').getAll());
    const due = all.filter((change) => change.seq === undefined && (change.heldUntil ?? 0) <= Date.now());
    for (const change of due) {
      if (!change.heldUntil) continue;
      delete change.heldUntil;
      in_('pending').put(change);
    }
    return due;
  });
}

/** What the server said of them: refused ones are put aside, the others wait for their events. @param {IDBDatabase} database @param {Result[]} results */
export function settle(database, results) {
  return write(database, ['pending', 'refused', 'meta'], async (in_) => {
    const cursor = (await asked(in_('meta').get('cursor'))) ?? 0;
    for (const { eventId, status, seq, error } of results) {
      const order = await asked(in_('pending').index('eventId').getKey(eventId));
      if (order === undefined) continue;
      const change = await asked(in_('pending').get(order));
      if (status === 'refused') in_('refused').put({ ...change, error: error ?? { code: 'refused', message: '' } });
      if (status === 'refused' || (seq ?? 0) <= cursor) in_('pending').delete(order);
      else in_('pending').put({ ...change, seq });
    }
  });
}

/** @param {IDBDatabase} database @returns {Promise<RefusedChange[]>} */
export const refusedChanges = (database) => read(database, ['refused'], (in_) => asked(in_('refused').getAll()));

/** The person has seen it. @param {IDBDatabase} database @param {string} eventId */
export const dismiss = (database, eventId) => write(database, ['refused'], (in_) => { in_('refused').delete(eventId); });
