// @ts-check
// Sends the person's own changes, in their order and in pages. Sending one twice is once: it carries its own event id.
import { changesToSend, settle } from '../data/pending.js';
import { push, Refusal } from './api.js';

/** @typedef {import('../data/types.js').Change} Change */

const mostChanges = 200;
const mostCharacters = 400_000;

/** @param {IDBDatabase} database @param {string} token @returns {Promise<{answered: number, outdone: Change[]}>} outdone: something newer stands in their place */
export async function upload(database, token) {
  const changes = await changesToSend(database);
  let answered = 0;
  /** @type {Change[]} */
  const outdone = [];
  for (const page of pages(changes)) {
    const results = await pushed(token, page);
    await settle(database, results);
    const lost = new Set(results.filter((result) => result.status === 'superseded').map((result) => result.eventId));
    outdone.push(...page.filter((change) => lost.has(change.eventId)));
    answered += page.length;
  }
  return { answered, outdone };
}

/** A page that is refused as a whole is taken apart, so that one bad change holds up no other. @param {string} token @param {Change[]} page @returns {Promise<import('../data/pending.js').Result[]>} */
async function pushed(token, page) {
  try {
    return (await push(token, page)).results;
  } catch (error) {
    if (!(error instanceof Refusal) || ![400, 413, 422].includes(error.status)) throw error;
    if (page.length === 1) return [{ eventId: page[0].eventId, status: 'refused', error: { code: error.code, message: error.message } }];
    const middle = Math.ceil(page.length / 2);
    return [...await pushed(token, page.slice(0, middle)), ...await pushed(token, page.slice(middle))];
  }
}

/** @param {Change[]} changes @returns {Change[][]} */
export function pages(changes) {
  /** @type {Change[][]} */
  const all = [];
  let room = 0;
  for (const change of changes) {
    const length = JSON.stringify(change).length;
    if (length > room || (all.at(-1)?.length ?? mostChanges) >= mostChanges) {
      all.push([]);
      room = mostCharacters;
    }
    all.at(-1)?.push(change);
    room -= length;
  }
  return all;
}
