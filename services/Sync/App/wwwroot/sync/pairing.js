// @ts-check
// How this browser becomes a device of a person, and stops being one.
import { dropSession, keepSession, keptOf, wipe } from '../data/keeping.js';
import * as api from './api.js';

const asTyped = /^[A-Za-z0-9]{6}$/;

/** The token of a pairing link; it is taken out of the address at once, before anything can note it down. @returns {string | null} */
export function takeTokenFromAddress() {
  const token = /^#pair=(.+)$/.exec(location.hash)?.[1];
  if (!token) return null;
  history.replaceState(null, '', location.pathname + location.search);
  return decodeURIComponent(token);
}

/** Six letters and figures, however they were typed. @param {string} typed @returns {string | null} */
export function codeOf(typed) {
  const code = typed.replace(/[\s-]/g, '').toUpperCase();
  return asTyped.test(code) ? code : null;
}

/** What the person will know this device by in the chat. */
export function usualDeviceName() {
  const agent = navigator.userAgent;
  const browser = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'].find((name) => agent.includes(name)) ?? '';
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac', 'CrOS', 'Linux'].find((name) => agent.includes(name)) ?? '';
  const said = { Edg: 'Edge', OPR: 'Opera', CrOS: 'Chromebook' };
  return [browser, system].map((name) => said[/** @type {keyof typeof said} */ (name)] ?? name).filter(Boolean).join(' · ') || 'Browser';
}

/** @param {IDBDatabase} database @param {string} code @param {string} deviceName */
export async function pair(database, code, deviceName) {
  const { sessionToken, deviceId, expiresAt } = await api.verifyPairing(code, deviceName);
  await keepSession(database, { token: sessionToken, deviceId, deviceName, expiresAt });
}

/** The server forgets this device first; what it does not answer throws, and nothing is forgotten here. @param {IDBDatabase} database @param {{keep: boolean, evenUnheard?: boolean}} how */
export async function unpair(database, { keep, evenUnheard = false }) {
  const { session } = await keptOf(database);
  if (session) {
    try {
      await api.unpair(session.token);
    } catch (error) {
      const gone = error instanceof api.Refusal && error.endsSession;
      if (!gone && !evenUnheard) throw error;
    }
  }
  if (keep) await dropSession(database);
  else await wipe(database);
}

/** Another person's things leave this device; the new person's come. @param {IDBDatabase} database */
export async function makeRoom(database) {
  const { session } = await keptOf(database);
  await wipe(database, session);
}
