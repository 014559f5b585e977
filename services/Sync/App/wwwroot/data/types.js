// @ts-check
// The shapes that the modules hand to each other. Only types, nothing runs here.

/**
 * One fact of the person's log, as the server sends it and as a line of a Drive log file.
 * @typedef {object} WireEvent
 * @property {number} seq its place in the person's log, without gaps
 * @property {string} eventId
 * @property {string} eventType "task.created"
 * @property {string} timestamp
 * @property {Record<string, any>} payload
 * @property {string} [source] "telegram" or "desktop"
 * @property {string} [deviceId] which device pushed it
 */

/**
 * What the events about one thing amount to.
 * @typedef {object} Thing
 * @property {string} key type and id
 * @property {string} type "task"
 * @property {string} id
 * @property {boolean} deleted
 * @property {Record<string, any>} fields by their payload names; what is absent has no value
 * @property {string} createdAt
 * @property {string} updatedAt
 * @property {boolean} [waiting] a change of it has not reached the server yet
 */

/**
 * What the person did here and the server has not told back yet.
 * @typedef {object} Change
 * @property {number} [order] in which they were made
 * @property {string} eventId
 * @property {string} eventType
 * @property {string} timestamp
 * @property {number} base the highest seq that was applied here when it was made
 * @property {Record<string, any>} payload
 * @property {number} [seq] the server has it, as the event with this seq
 * @property {number} [heldUntil] it may still be taken back until then, in milliseconds
 */

/** @typedef {Change & {error: {code: string, message: string}}} RefusedChange */

/**
 * @typedef {object} Person
 * @property {string | number} [id]
 * @property {string} firstName
 * @property {string} language
 * @property {string} timeZone
 * @property {string} currency
 */

/**
 * @typedef {object} Session
 * @property {string} token
 * @property {string} deviceId
 * @property {string} deviceName
 * @property {string} [expiresAt]
 * @property {boolean} [known] its person is the one whose things are here
 */

/** @typedef {{seq: number, device: {deviceId: string, name: string}, person: Person, things: {type: string, payload: Record<string, any>}[]}} Snapshot */

/**
 * How this browser stands to the server.
 * @typedef {'unpaired' | 'unknown' | 'live' | 'offline' | 'expired' | 'stranger'} State
 */

export {};
