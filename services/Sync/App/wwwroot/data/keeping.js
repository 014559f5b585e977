// @ts-check
// Who this browser belongs to, and forgetting all of it.
import { asked, read, stores, write } from './database.js';

/** @typedef {import('./types.js').Session} Session */
/** @typedef {import('./types.js').Person} Person */

/** @param {IDBDatabase} database @returns {Promise<{session: Session | undefined, person: Person | undefined, cursor: number, ended: string | undefined}>} ended: why the last session is over */
export function keptOf(database) {
  return read(database, ['meta'], async (in_) => {
    const [session, person, cursor, ended] = await Promise.all(['session', 'person', 'cursor', 'ended'].map((name) => asked(in_('meta').get(name))));
    return { session, person, cursor: cursor ?? 0, ended };
  });
}

/** @param {IDBDatabase} database @param {Session} session */
export const keepSession = (database, session) => write(database, ['meta'], (in_) => {
  in_('meta').put(session, 'session');
  in_('meta').delete('ended');
});

/** The person ended it. The things and what waits stay. @param {IDBDatabase} database */
export const dropSession = (database) => write(database, ['meta'], (in_) => {
  in_('meta').delete('session');
  in_('meta').delete('ended');
});

/** The server ended it; it says so too when the person just did, and then there is nothing left to end. @param {IDBDatabase} database @param {string} why @param {string} [token] of the session that is meant */
export const endSession = (database, why, token) => write(database, ['meta'], async (in_) => {
  const kept = await asked(in_('meta').get('session'));
  if (!kept || kept.token !== token) return;
  in_('meta').delete('session');
  in_('meta').put(why, 'ended');
});

/** Nothing is left, except the session when it is a new one. @param {IDBDatabase} database @param {Session} [session] */
export const wipe = (database, session) => write(database, stores, (in_) => {
  for (const name of stores) in_(name).clear();
  if (session) in_('meta').put(session, 'session');
});
