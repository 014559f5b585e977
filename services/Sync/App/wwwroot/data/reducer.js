// @ts-check
// What an event does to the thing it is about. Pure, and the same as the server's projector: tests/Vectors/reducer.json is put to both.

/** @typedef {import('./types.js').Thing} Thing */
/** @typedef {import('./types.js').WireEvent} WireEvent */
/** @typedef {Pick<WireEvent, 'eventType' | 'timestamp' | 'payload'>} Fact */

export const kinds = ['task', 'event', 'transaction', 'project', 'progress', 'note', 'reminder'];

/** @param {string} type @param {string} id */
export const keyOf = (type, id) => `${type}:${id}`;

/** @param {string} type what its id is called in payloads */
export const idName = (type) => `${type}Id`;

/** Which thing an event is about; null when its type is not known here, so that it has no effect. @param {Pick<Fact, 'eventType' | 'payload'>} event @returns {string | null} */
export function keyOfEvent(event) {
  const type = event.eventType.split('.', 1)[0];
  const id = event.payload?.[idName(type)];
  return kinds.includes(type) && typeof id === 'string' ? keyOf(type, id) : null;
}

/** The thing after the event. @param {Thing | undefined} thing as it was; undefined: never heard of @param {Fact} event @returns {Thing | undefined} */
export function reduce(thing, event) {
  const [type, deed] = event.eventType.split('.');
  if (keyOfEvent(event) === null) return thing;
  if (deed === 'created' || deed === 'logged') return created(thing, type, event);
  if (!thing) return thing;
  if (deed === 'updated') return { ...thing, fields: updated(thing.fields, event.payload), updatedAt: event.timestamp };
  if (deed === 'deleted') return { ...thing, deleted: true, updatedAt: event.timestamp };
  return thing;
}

/** A thing as the snapshot tells it. @param {string} type @param {Record<string, any>} payload @returns {Thing} */
export function told(type, payload) {
  const { createdAt, updatedAt, ...rest } = payload;
  return { ...created(undefined, type, { eventType: `${type}.created`, timestamp: createdAt, payload: rest }), updatedAt: updatedAt ?? createdAt };
}

/** Whole: also when it was there before, or deleted. @param {Thing | undefined} before @param {string} type @param {Fact} event @returns {Thing} */
function created(before, type, event) {
  const id = event.payload[idName(type)];
  const fields = Object.fromEntries(Object.entries(event.payload).filter(([name, value]) => value !== null && isField(name, type)));
  return { key: keyOf(type, id), type, id, deleted: false, fields, createdAt: before?.createdAt ?? event.timestamp, updatedAt: event.timestamp };
}

/** @param {Record<string, any>} fields @param {Record<string, any>} payload */
function updated(fields, payload) {
  const after = { ...fields };
  for (const name of payload.updatedFields ?? []) {
    if (payload[name] === undefined || payload[name] === null) delete after[name];
    else after[name] = payload[name];
  }
  if (payload.timeZone) after.timeZone = payload.timeZone;
  return after;
}

/** What a merge lost stands in the payload for the history only. @param {string} name @param {string} type */
const isField = (name, type) => name !== idName(type) && name !== 'updatedFields' && name !== 'superseded';
