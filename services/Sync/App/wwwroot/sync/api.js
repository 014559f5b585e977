// @ts-check
// The server's HTTP side. Addresses are relative, so that the app works below a proxy's path too.

/** @typedef {import('../data/types.js').Change} Change */
/** @typedef {import('../data/types.js').Snapshot} Snapshot */

/** The server answered, and it was a no. */
export class Refusal extends Error {
  /** @param {number} status @param {string} code @param {string} message */
  constructor(status, code, message) {
    super(message || code);
    this.status = status;
    this.code = code;
  }

  /** The token is worth nothing any more. */
  get endsSession() {
    return this.status === 401;
  }
}

/** @param {string} path */
export const address = (path) => new URL(`../${path}`, document.baseURI);

/** @param {string} code as typed, or the token of a link @param {string} deviceName @returns {Promise<{sessionToken: string, deviceId: string, expiresAt: string}>} */
export async function verifyPairing(code, deviceName) {
  const answer = await ask('api/verify-pairing', { method: 'POST', body: { code, deviceName } });
  if (!answer.success) throw new Refusal(200, answer.code ?? 'wrong', answer.error ?? '');
  return answer;
}

/** @param {string} token */
export const unpair = (token) => ask('api/unpair', { method: 'POST', token, body: {} });

/** @param {string} token @returns {Promise<Snapshot>} */
export const snapshot = (token) => ask('api/snapshot', { token });

/** How far the person's log is. @param {string} token @param {number} after @returns {Promise<{seq: number}>} */
export const head = (token, after) => ask(`api/events?after=${after}&limit=1`, { token });

/** @param {string} token @param {Change[]} changes @returns {Promise<{results: import('../data/pending.js').Result[], seq: number}>} */
export function push(token, changes) {
  const bare = changes.map(({ eventId, eventType, timestamp, base, payload }) => ({ eventId, eventType, timestamp, base, payload }));
  return ask('api/push', { method: 'POST', token, body: { changes: bare } });
}

/** @param {string} path @param {{method?: string, token?: string, body?: object}} request @returns {Promise<any>} */
async function ask(path, { method = 'GET', token, body }) {
  const answer = await fetch(address(path), {
    method,
    cache: 'no-store',
    headers: { ...(token && { Authorization: `Bearer ${token}` }), ...(body && { 'Content-Type': 'application/json' }) },
    body: body && JSON.stringify(body),
  });
  const said = await answer.json().catch(() => null);
  if (answer.ok && said) return said;
  const error = typeof said?.error === 'object' ? said.error : { code: said?.code, message: said?.error };
  throw new Refusal(answer.status, error.code ?? 'failed', error.message ?? `HTTP ${answer.status}`);
}
