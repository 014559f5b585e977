// @ts-check
// Keeps the app's own files, each version in a cache of its own. The API and the socket are never touched.

const version = '__VERSION__';
const cacheName = `st4cker-app-${version}`;
const files = [
  './',
  './app.css',
  './app.js',
  './app.webmanifest',
  './icon-maskable.svg',
  './icon.svg',
  './screens.css',
  './data/agenda.js',
  './data/applying.js',
  './data/book.js',
  './data/database.js',
  './data/dates.js',
  './data/drive.js',
  './data/editing.js',
  './data/keeping.js',
  './data/money.js',
  './data/order.js',
  './data/pending.js',
  './data/projects.js',
  './data/recurring.js',
  './data/reducer.js',
  './data/types.js',
  './data/uuid.js',
  './sync/api.js',
  './sync/hub.js',
  './sync/leader.js',
  './sync/line.js',
  './sync/pairing.js',
  './sync/pauses.js',
  './sync/shell-cache.js',
  './sync/socket.js',
  './sync/upload.js',
  './views/arrivals.js',
  './views/calendar.js',
  './views/charts.js',
  './views/device.js',
  './views/dialog.js',
  './views/editor.js',
  './views/fields.js',
  './views/forms.js',
  './views/keys.js',
  './views/money.js',
  './views/notes.js',
  './views/page.js',
  './views/pairing.js',
  './views/parts.js',
  './views/projects.js',
  './views/reference.js',
  './views/rows.js',
  './views/shell.js',
  './views/tasks.js',
  './views/things.js',
  './views/toasts.js',
  './views/today.js',
  './words/en.js',
  './words/formats.js',
  './words/id.js',
  './words/ru.js',
  './words/words.js',
];

const worker = /** @type {any} */ (self);

worker.addEventListener('install', (/** @type {any} */ event) => {
  event.waitUntil(fetched().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (/** @type {any} */ event) => {
  event.waitUntil(forgetOthers().then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const path = pathOf(event.request);
  if (path !== null) event.respondWith(answered(event.request, path));
});

/** All of them, past the browser's own cache, or the new version does not come at all. */
async function fetched() {
  const cache = await caches.open(cacheName);
  await cache.addAll(files.map((file) => new Request(file, { cache: 'reload' })));
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('st4cker-app-') && name !== cacheName).map((name) => caches.delete(name)));
}

/** Which of the files is asked for; null: it is none of them. @param {Request} request @returns {string | null} */
function pathOf(request) {
  const scope = worker.registration.scope;
  const place = request.url.split(/[?#]/, 1)[0];
  if (request.method !== 'GET' || !place.startsWith(scope)) return null;
  const path = `./${place.slice(scope.length)}`;
  return files.includes(path) && path !== './service-worker.js' ? path : null;
}

/** @param {Request} request @param {string} path */
async function answered(request, path) {
  const cache = await caches.open(cacheName);
  return (await cache.match(path)) ?? fetch(request);
}
