// @ts-check
// The browser's own database: what is in it, and transactions that resolve when they are on the disk.

const name = 'st4cker';
const version = 1;

/** things by key; applied events by eventId; pending changes in their order; refused ones by eventId; meta: cursor, session, person. */
export const stores = ['things', 'applied', 'pending', 'refused', 'meta'];

/** @returns {Promise<IDBDatabase>} */
export async function openDatabase() {
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => {
    const database = request.result;
    database.createObjectStore('things', { keyPath: 'key' });
    database.createObjectStore('applied', { keyPath: 'eventId' });
    database.createObjectStore('pending', { keyPath: 'order', autoIncrement: true }).createIndex('eventId', 'eventId', { unique: true });
    database.createObjectStore('refused', { keyPath: 'eventId' });
    database.createObjectStore('meta');
  };
  const database = await asked(request);
  // A newer version of this page in another tab must not wait for this one.
  database.onversionchange = () => database.close();
  return database;
}

/** The answer to one request. @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
export function asked(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * All of the deed or nothing of it, resolved once it is committed. The deed may await requests of this transaction, nothing else.
 * @template T
 * @param {IDBDatabase} database @param {string[]} names @param {(in_: (name: string) => IDBObjectStore) => Promise<T> | T} deed
 * @returns {Promise<T>}
 */
export const write = (database, names, deed) => transact(database.transaction(names, 'readwrite', { durability: 'strict' }), deed);

/**
 * One consistent look. @template T
 * @param {IDBDatabase} database @param {string[]} names @param {(in_: (name: string) => IDBObjectStore) => Promise<T> | T} deed
 * @returns {Promise<T>}
 */
export const read = (database, names, deed) => transact(database.transaction(names, 'readonly'), deed);

/** @template T @param {IDBTransaction} transaction @param {(in_: (name: string) => IDBObjectStore) => Promise<T> | T} deed @returns {Promise<T>} */
async function transact(transaction, deed) {
  const committed = new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(undefined);
    transaction.onabort = () => reject(transaction.error ?? new DOMException('The transaction was aborted.', 'AbortError'));
  });
  // Heard of below; a failure inside of the deed must not also be an unhandled one here.
  committed.catch(() => {});
  try {
    const outcome = await deed((store) => transaction.objectStore(store));
    await committed;
    return outcome;
  } catch (error) {
    try { transaction.abort(); } catch { /* it has ended by itself */ }
    throw error;
  }
}
