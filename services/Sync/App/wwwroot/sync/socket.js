// @ts-check
// One connection to the server, from its first frame to its end.
import { isEvent } from '../data/drive.js';
import { address } from './api.js';

const authenticatedWithin = 15_000;

/**
 * @param {{token: string, after: number, onReady: (seq: number) => void, onEvent: (event: import('../data/types.js').WireEvent) => void,
 *          onEnd: (code: string | null) => void}} settings onEnd: once, with the code of the server's last error
 */
export function openSocket({ token, after, onReady, onEvent, onEnd }) {
  const place = address('sync');
  place.protocol = place.protocol.replace('http', 'ws');
  const socket = new WebSocket(place);
  /** @type {string | null} */
  let code = null;
  let ended = false;
  const patience = setTimeout(() => end(), authenticatedWithin);

  function end() {
    if (ended) return;
    ended = true;
    clearTimeout(patience);
    socket.close();
    onEnd(code);
  }

  socket.onopen = () => socket.send(JSON.stringify({ auth: { token, after } }));
  socket.onclose = end;
  socket.onerror = end;
  socket.onmessage = ({ data }) => {
    const frame = parsed(data);
    if (ended || !frame) return;
    if (frame.error) code = frame.error.code;
    else if (frame.ready) {
      clearTimeout(patience);
      onReady(frame.ready.seq);
    } else if (isEvent(frame)) onEvent(frame);
  };

  return {
    /** @param {number} seq everything up to it is on this device's disk */
    ack: (seq) => { if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ ack: seq })); },
    close: end,
  };
}

/** @param {unknown} data @returns {any} null: not for us */
function parsed(data) {
  try {
    return typeof data === 'string' ? JSON.parse(data) : null;
  } catch {
    return null;
  }
}
