// @ts-check
// Says what came from elsewhere: one thing by its name, several at once as one toast.
import { keyOfEvent } from '../data/reducer.js';
import { money, named } from '../words/formats.js';
import { count, find, say } from '../words/words.js';
import { toast } from './toasts.js';

/** @typedef {{eventType: string, payload: Record<string, any>, source?: string}} Arrived */

const together = 600;

/** @param {import('../data/book.js').Book} book */
export function tellArrivals(book) {
  /** @type {Arrived[]} */
  let waiting = [];
  let timer = 0;

  /** @param {Arrived[]} arrived */
  return (arrived) => {
    const here = arrived.filter((event) => keyOfEvent(event) !== null);
    if (here.length === 0) return;
    waiting.push(...here);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const keys = new Set(waiting.map((event) => keyOfEvent(event)));
      toast(keys.size === 1 ? inWords(waiting[waiting.length - 1], book) : count('arrivedMany', keys.size));
      waiting = [];
    }, together);
  };
}

/** A change made here lost to a newer one made elsewhere; the history has both. @param {import('../data/types.js').Change[]} changes @param {import('../data/book.js').Book} book */
export function tellOutdone(changes, book) {
  const keys = [...new Set(changes.map(keyOfEvent))];
  const thing = book.get(keys[0] ?? '');
  toast(keys.length === 1 && thing ? say('outdone', { name: titleOf(thing) }) : count('outdoneMany', keys.length), { lasts: 8_000 });
}

/** "Buy milk — from the chat" @param {Arrived} event @param {import('../data/book.js').Book} book */
function inWords(event, book) {
  const thing = book.get(keyOfEvent(event) ?? '');
  const name = thing ? titleOf(thing) : named('kind', event.eventType.split('.')[0]);
  const deed = event.eventType.split('.')[1];
  const done = deed === 'updated' && event.payload.status === 'done' ? 'done' : deed;
  const from = say(event.source === 'desktop' ? 'fromDevice' : 'fromChat');
  return find(`arrived.${done}`) ? say(`arrived.${done}`, { name, from }) : say('arrived', { name, from });
}

/** What a thing is called in one line. @param {import('../data/types.js').Thing} thing @returns {string} */
export function titleOf({ type, fields }) {
  const amount = type === 'transaction' ? money(fields.amountMinor ?? 0, fields.currency ?? '') : '';
  return [fields.title ?? fields.description ?? fields.project, amount].filter(Boolean).join(' · ') || named('kind', type);
}
