// @ts-check
// Events become things. The thing, the mark that the event was applied, the cursor and the pending change it answers stand in one
// transaction: after a crash at any point each event was applied once or not at all.
import { asked, write } from './database.js';
import { keyOfEvent, reduce, told } from './reducer.js';

/** @typedef {import('./types.js').WireEvent} WireEvent */
/** @typedef {import('./types.js').Thing} Thing */

/**
 * Applies events in the order of their seq, each once, whichever way they came.
 * @param {IDBDatabase} database
 * @param {WireEvent[]} events
 * @returns {Promise<{cursor: number, applied: WireEvent[], keys: string[], gap: boolean}>} gap: some are past one that never came, and were not applied
 */
export function applyEvents(database, events) {
  const inOrder = [...events].sort((one, other) => one.seq - other.seq);
  return write(database, ['things', 'applied', 'pending', 'meta'], async (in_) => {
    const before = (await asked(in_('meta').get('cursor'))) ?? 0;
    const { next, gap } = following(before, inOrder);
    const marks = await Promise.all(next.map((event) => asked(in_('applied').getKey(event.eventId))));
    const fresh = next.filter((_, at) => marks[at] === undefined);
    const things = await thingsOf(fresh, in_('things'));
    for (const event of fresh) {
      const key = keyOfEvent(event);
      const after = key && reduce(things.get(key), event);
      if (key && after) things.set(key, after);
      in_('applied').put({ eventId: event.eventId, seq: event.seq });
    }
    for (const thing of things.values()) if (thing) in_('things').put(thing);
    await forgetPending(next, in_('pending'));
    const cursor = next.at(-1)?.seq ?? before;
    in_('meta').put(cursor, 'cursor');
    return { cursor, applied: fresh, keys: [...new Set(next.map(keyOfEvent))].filter((key) => key !== null), gap };
  });
}

/**
 * The server's whole state takes the place of what is here; changes that wait stay. Unless this device was unpaired while it was on its way.
 * @param {IDBDatabase} database @param {import('./types.js').Snapshot} snapshot @param {import('./types.js').Session} session that it was asked for with
 */
export function applySnapshot(database, snapshot, session) {
  return write(database, ['things', 'pending', 'meta'], async (in_) => {
    if ((await asked(in_('meta').get('session')))?.token !== session.token) return;
    in_('things').clear();
    for (const { type, payload } of snapshot.things) in_('things').put(told(type, payload));
    in_('meta').put(snapshot.seq, 'cursor');
    in_('meta').put(snapshot.person, 'person');
    in_('meta').put({ ...session, known: true, deviceName: snapshot.device.name }, 'session');
    for (const change of await asked(in_('pending').getAll())) if (change.seq <= snapshot.seq) in_('pending').delete(change.order);
  });
}

/** Those that continue the log from the cursor on. @param {number} cursor @param {WireEvent[]} events in order */
function following(cursor, events) {
  const next = [];
  for (const event of events) {
    if (event.seq <= cursor) continue;
    if (event.seq > cursor + 1) return { next, gap: true };
    next.push(event);
    cursor = event.seq;
  }
  return { next, gap: false };
}

/** @param {WireEvent[]} events @param {IDBObjectStore} store @returns {Promise<Map<string, Thing | undefined>>} */
async function thingsOf(events, store) {
  const keys = [...new Set(events.map(keyOfEvent))].filter((key) => key !== null);
  return new Map(await Promise.all(keys.map(async (key) => /** @type {[string, Thing | undefined]} */ ([key, await asked(store.get(key))]))));
}

/** They have come back. @param {WireEvent[]} events @param {IDBObjectStore} store */
async function forgetPending(events, store) {
  if ((await asked(store.count())) === 0) return;
  const orders = await Promise.all(events.map((event) => asked(store.index('eventId').getKey(event.eventId))));
  for (const order of orders) if (order !== undefined) store.delete(order);
}
