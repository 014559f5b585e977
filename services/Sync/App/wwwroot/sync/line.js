// @ts-check
// The line to the server: snapshot first on a new device, then every event, live; its own changes the other way. It breaks and comes back by itself.
import { applyEvents, applySnapshot } from '../data/applying.js';
import { endSession, keptOf } from '../data/keeping.js';
import * as api from './api.js';
import { growingPauses } from './pauses.js';
import { openSocket } from './socket.js';
import { upload } from './upload.js';

/** @typedef {import('../data/types.js').WireEvent} WireEvent */
/** @typedef {import('../data/types.js').State} State */
/** @typedef {import('../data/types.js').Session} Session */

const mostAtOnce = 500;
/** Further behind than this, a snapshot is faster than all that happened. */
const farBehind = 20_000;

/** @param {{database: IDBDatabase, hub: import('./hub.js').Hub}} settings */
export function openLine({ database, hub }) {
  const pauses = growingPauses();
  /** @type {ReturnType<typeof openSocket> | null} */
  let socket = null;
  /** @type {Session | undefined} */
  let session;
  /** @type {WireEvent[]} */
  let waiting = [];
  let draining = false;
  let pushing = false;
  let wantsSnapshot = false;
  let acked = 0;
  let timer = 0;
  let round = 0;
  /** @type {{state: State, since: number}} */
  let status = { state: 'unknown', since: Date.now() };

  /** @param {State} state */
  function become(state) {
    if (status.state !== state) status = { state, since: Date.now() };
    hub.tell('status', status);
  }

  /** Whatever there was ends, and it begins anew: after pairing, unpairing, or when the way may be free again. */
  async function begin() {
    const mine = ++round;
    clearTimeout(timer);
    socket?.close();
    socket = null;
    waiting = [];
    const kept = await keptOf(database);
    if (mine !== round) return;
    session = kept.session;
    if (!session) return become(kept.ended ? 'expired' : 'unpaired');
    become(navigator.onLine ? 'unknown' : 'offline');
    try {
      if (!session.known || wantsSnapshot) await bring(session, kept.person);
      if (mine === round) listen(session, (await keptOf(database)).cursor, mine);
    } catch (error) {
      if (mine === round) await fail(error);
    }
  }

  /** All of the person's things at once. @param {Session} open @param {import('../data/types.js').Person | undefined} owner whose things are here */
  async function bring(open, owner) {
    const snapshot = await api.snapshot(open.token);
    if (owner?.id !== undefined && owner.id !== snapshot.person.id) throw new Stranger();
    await applySnapshot(database, snapshot, open);
    wantsSnapshot = false;
    hub.tell('things', null);
    hub.tell('session');
  }

  /** @param {Session} open @param {number} cursor @param {number} mine */
  function listen(open, cursor, mine) {
    acked = cursor;
    socket = openSocket({
      token: open.token,
      after: cursor,
      onReady(seq) {
        become('live');
        // A server that was brought back to an older state knows less than this device; one far ahead tells it faster in one piece.
        if (seq < cursor || seq > cursor + farBehind) return startOver();
        send();
      },
      onEvent(event) {
        waiting.push(event);
        drain(mine);
      },
      onEnd: (code) => { if (mine === round) lost(code); },
    });
  }

  function startOver() {
    wantsSnapshot = true;
    begin();
  }

  /** @param {number} mine */
  async function drain(mine) {
    if (draining) return;
    draining = true;
    try {
      while (waiting.length > 0 && mine === round) {
        const { cursor, applied, keys, gap } = await applyEvents(database, waiting.splice(0, mostAtOnce));
        if (keys.length > 0) hub.tell('things', keys);
        hub.tell('arrived', applied.filter((event) => event.deviceId !== session?.deviceId).map(({ eventType, payload, source }) => ({ eventType, payload, source })));
        if (gap) return startOver();
        if (cursor > acked && waiting.length === 0) socket?.ack(acked = cursor);
      }
    } catch (error) {
      // Not stored, so not acknowledged: the server sends it again on the next connection.
      console.error(error);
      socket?.close();
    } finally {
      draining = false;
    }
  }

  async function send() {
    if (pushing || status.state !== 'live' || !session) return;
    pushing = true;
    const mine = round;
    try {
      for (let more = true; more;) {
        const { answered, outdone } = await upload(database, session.token);
        more = answered > 0;
        if (more) hub.tell('things', []);
        if (outdone.length > 0) hub.tell('outdone', outdone);
      }
      // Not before: a server that takes the line but no changes would be asked without a pause.
      pauses.reset();
    } catch (error) {
      if (mine === round) await fail(error);
    } finally {
      pushing = false;
    }
  }

  /** @param {string | null} code */
  function lost(code) {
    socket = null;
    if (code === 'unauthorized' || code === 'expired') return end(code);
    become('offline');
    clearTimeout(timer);
    timer = setTimeout(begin, pauses.next());
  }

  /** @param {unknown} error */
  async function fail(error) {
    if (error instanceof Stranger) return become('stranger');
    if (error instanceof api.Refusal && error.endsSession) return end(error.code);
    if (!(error instanceof api.Refusal) && !(error instanceof TypeError)) console.error(error);
    round++;
    socket?.close();
    lost(null);
  }

  /** @param {string} why */
  async function end(why) {
    await endSession(database, why, session?.token);
    hub.tell('session');
    begin();
  }

  /** A line can be dead without anyone having said so, after sleep for instance. */
  async function check() {
    if (!session) return;
    if (status.state !== 'live') return again();
    const mine = round;
    become('unknown');
    try {
      const { cursor } = await keptOf(database);
      const { seq } = await api.head(session.token, cursor);
      if (mine !== round) return;
      if (seq > cursor && waiting.length === 0 && !draining) return begin();
      become('live');
      send();
    } catch (error) {
      if (mine === round) await fail(error);
    }
  }

  function again() {
    if (status.state === 'stranger' || !session) return;
    pauses.reset();
    begin();
  }

  return { begin, again, check, send, status: () => status, offline: () => { if (session) lost(null); } };
}

/** Somebody else's things are on this device. */
class Stranger extends Error {}
