// @ts-check
// What the person does to a thing becomes one change each, with the payload that the contract names.
import { idName } from './reducer.js';
import { uuid } from './uuid.js';

/** @typedef {import('./types.js').Thing} Thing */
/** @typedef {{eventType: string, payload: Record<string, any>}} Edit */

/** Fields that hold a date or a time; when one of them changes, the zone it is meant in goes along. */
const timed = new Set(['deadline', 'startDate', 'start', 'end', 'remindAt']);
const zoned = new Set(['task', 'event', 'project', 'reminder']);

/** @param {string} type @param {Record<string, any>} fields @param {string} zone @returns {Edit} */
export function creation(type, fields, zone) {
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && value !== ''));
  const payload = { [idName(type)]: uuid(), ...given, ...(zoned.has(type) && { timeZone: zone }) };
  return { eventType: type === 'progress' ? 'progress.logged' : `${type}.created`, payload };
}

/** Only what is different now; null when nothing is. @param {Thing} thing @param {Record<string, any>} fields undefined or "": no value @param {string} zone @returns {Edit | null} */
export function update(thing, fields, zone) {
  const changed = Object.entries(fields).filter(([name, value]) => !same(thing.fields[name], value));
  if (changed.length === 0) return null;
  const names = changed.map(([name]) => name);
  const values = Object.fromEntries(changed.map(([name, value]) => [name, value === undefined || value === '' ? null : value]));
  const says = zoned.has(thing.type) && names.some((name) => timed.has(name));
  return { eventType: `${thing.type}.updated`, payload: { [idName(thing.type)]: thing.id, updatedFields: names, ...values, ...(says && { timeZone: zone }) } };
}

/** @param {Thing} thing @returns {Edit} */
export const deletion = (thing) => ({ eventType: `${thing.type}.deleted`, payload: { [idName(thing.type)]: thing.id } });

/** @param {any} one @param {any} other */
const same = (one, other) => JSON.stringify(one ?? '') === JSON.stringify(other ?? '');
