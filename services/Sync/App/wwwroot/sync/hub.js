// @ts-check
// What the tabs of this browser tell each other. Whoever tells something hears it too.

/** @typedef {'things' | 'pending' | 'status' | 'ask' | 'session' | 'arrived' | 'outdone' | 'again'} Topic */

export function openHub() {
  const channel = new BroadcastChannel('st4cker');
  /** @type {Map<Topic, ((detail: any) => void)[]>} */
  const listeners = new Map();

  /** @param {Topic} topic @param {any} detail */
  const hear = (topic, detail) => { for (const listener of listeners.get(topic) ?? []) listener(detail); };
  channel.onmessage = ({ data }) => hear(data.topic, data.detail);

  return {
    /** @param {Topic} topic @param {any} [detail] */
    tell(topic, detail = null) {
      channel.postMessage({ topic, detail });
      hear(topic, detail);
    },
    /** @param {Topic} topic @param {(detail: any) => void} listener */
    on(topic, listener) { listeners.set(topic, [...(listeners.get(topic) ?? []), listener]); },
  };
}

/** @typedef {ReturnType<typeof openHub>} Hub */
