// @ts-check
// Log files as they lie in a person's Drive: one event a line.

/** @typedef {import('./types.js').WireEvent} WireEvent */

/** @param {string} text @returns {{events: WireEvent[], unreadable: number}} unreadable: lines that are no event, a torn last one for instance */
export function eventsOf(text) {
  /** @type {WireEvent[]} */
  const events = [];
  let unreadable = 0;
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const event = eventOf(line);
    if (event) events.push(event);
    else unreadable++;
  }
  return { events, unreadable };
}

/** @param {string} line @returns {WireEvent | null} */
function eventOf(line) {
  try {
    const event = JSON.parse(line);
    return isEvent(event) ? event : null;
  } catch {
    return null;
  }
}

/** @param {any} event @returns {event is WireEvent} */
export const isEvent = (event) => Number.isSafeInteger(event?.seq) && event.seq > 0 && typeof event.eventId === 'string' && typeof event.eventType === 'string'
  && typeof event.timestamp === 'string' && typeof event.payload === 'object' && event.payload !== null;
