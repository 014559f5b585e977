// @ts-check
// The app: opens the store, keeps the line, and gives the screens what they show and do.
import { applyEvents } from './data/applying.js';
import { openBook } from './data/book.js';
import { openDatabase } from './data/database.js';
import { localNow } from './data/dates.js';
import { eventsOf } from './data/drive.js';
import * as editing from './data/editing.js';
import { keptOf } from './data/keeping.js';
import { dismiss, keepChange, refusedChanges, takeBack } from './data/pending.js';
import { openHub } from './sync/hub.js';
import { keepLine } from './sync/leader.js';
import { takeTokenFromAddress } from './sync/pairing.js';
import { keepShell } from './sync/shell-cache.js';
import { calendarScreen } from './views/calendar.js';
import { deviceScreen } from './views/device.js';
import { openEditor, openMaker } from './views/editor.js';
import { listenForKeys } from './views/keys.js';
import { moneyScreen } from './views/money.js';
import { notesScreen } from './views/notes.js';
import { openPairing, openStranger, openUnpairing } from './views/pairing.js';
import { projectsScreen } from './views/projects.js';
import { openShell } from './views/shell.js';
import { tasksScreen } from './views/tasks.js';
import { tellArrivals, tellOutdone, titleOf } from './views/arrivals.js';
import { toast } from './views/toasts.js';
import { todayScreen } from './views/today.js';
import { browserLanguage, count, say, speak } from './words/words.js';

/** @typedef {import('./data/types.js').Thing} Thing */
/** @typedef {import('./data/types.js').State} State */

/**
 * @typedef {object} Screen
 * @property {string} name
 * @property {import('./views/page.js').Icon} icon
 * @property {HTMLElement} element
 * @property {() => void} update
 * @property {() => void} begin adding something
 * @property {() => void} [seek]
 */

/** @typedef {typeof deeds} Deeds */

/**
 * What the screens are given.
 * @typedef {object} World
 * @property {import('./data/book.js').Book} book
 * @property {Deeds} deeds
 * @property {() => string} now where the person is: "2026-11-22T09:00"
 * @property {() => import('./data/types.js').Person} person
 * @property {() => import('./data/types.js').Session | undefined} session
 * @property {() => State} state
 * @property {() => number} since when it is so, in milliseconds
 * @property {() => import('./data/types.js').RefusedChange[]} refused
 */

const heldFor = 6_000;
const homeCurrencies = /** @type {Record<string, string>} */ ({ id: 'IDR', ru: 'RUB' });

// A token in the address is taken out of it before anything else happens.
const token = takeTokenFromAddress();
const database = await openDatabase();
const hub = openHub();
const book = await openBook(database);
let kept = await keptOf(database);
let refused = await refusedChanges(database);
/** @type {{state: State, since: number}} */
let status = { state: kept.session ? 'unknown' : kept.ended ? 'expired' : 'unpaired', since: Date.now() };

// --- who and when

/** Before pairing it is whoever sits here. @returns {import('./data/types.js').Person} */
const person = () => kept.person ?? { firstName: '', language: browserLanguage(), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, currency: homeCurrencies[browserLanguage()] ?? 'USD' };
const now = () => localNow(person().timeZone);

// --- what the person does

/** @param {editing.Edit | null} edit @param {number} [heldUntil] */
async function record(edit, heldUntil) {
  if (!edit) return null;
  const change = await keepChange(database, { ...edit, heldUntil });
  hub.tell('things', []);
  hub.tell('pending', { heldUntil });
  return change;
}

const offers = () => ({ courses: [...new Set(book.all('task').map((task) => task.fields.course).filter(Boolean))] });

const deeds = {
  /** @param {string} type @param {Record<string, any>} fields */
  add: (type, fields) => { record(editing.creation(type, fields, person().timeZone)); },
  /** @param {Thing} thing @param {Record<string, any>} fields */
  change: (thing, fields) => { record(editing.update(book.get(thing.key) ?? thing, fields, person().timeZone)); },
  /** @param {Thing} thing */
  open: (thing) => { openEditor(thing, { offers: offers(), save: (values) => deeds.change(thing, values), remove: () => deeds.remove(thing) }); },
  /** @param {string} type @param {Record<string, any>} values */
  make: (type, values) => { openMaker(type, values, { offers: offers(), save: (given) => deeds.add(type, given) }); },
  /** @param {Thing} thing */
  tick: (thing) => deeds.change(thing, { status: book.get(thing.key)?.fields.status === 'done' ? 'open' : 'done' }),
  /** @param {Thing} task @param {number} place */
  tickStep(task, place) {
    const steps = book.get(task.key)?.fields.subtasks ?? [];
    deeds.change(task, { subtasks: steps.map((/** @type {{done: boolean}} */ step, /** @type {number} */ at) => (at === place ? { ...step, done: !step.done } : step)) });
  },
  /** @param {Thing} project */
  log: (project) => {
    const fields = { projectId: project.id, project: project.fields.title };
    openMaker('progress', {}, {
      title: say('progressOf', { title: project.fields.title ?? '' }), offers: offers(),
      save: (given) => deeds.add('progress', { ...fields, ...given, timestamp: new Date().toISOString() }),
    });
  },
  /** @param {Thing} thing */
  async remove(thing) {
    const title = titleOf(book.get(thing.key) ?? thing);
    const change = await record(editing.deletion(thing), Date.now() + heldFor);
    toast(say('deletedThing', { title }), { action: say('undo'), lasts: heldFor, deed: async () => {
      if (change && !await takeBack(database, change.eventId)) toast(say('tooLate'));
      hub.tell('things', []);
    } });
  },
  pair: () => { openPairing({ database, hub }); },
  unpair: () => { openUnpairing({ database, hub, pending: book.pending().length, things: book.size() }); },
  settleStranger: () => { openStranger({ database, hub, owner: person().firstName, pending: book.pending().length, things: book.size() }); },
  tryAgain: () => hub.tell('again'),
  /** @param {string} eventId */
  async dismiss(eventId) {
    await dismiss(database, eventId);
    hub.tell('things', []);
  },
  /** Log files of a Drive. What is known already changes nothing. @param {File[]} files */
  async readLogs(files) {
    const read = (await Promise.all(files.map((file) => file.text()))).map(eventsOf);
    const { applied, keys, gap } = await applyEvents(database, read.flatMap((one) => one.events));
    hub.tell('things', keys);
    const unreadable = read.reduce((sum, one) => sum + one.unreadable, 0);
    toast([count('driveApplied', applied.length), gap && say('driveGap'), unreadable > 0 && count('driveUnreadable', unreadable)].filter(Boolean).join(' '), { lasts: 10_000 });
    hub.tell('again');
  },
};

// --- what is shown

/** @type {World} */
const world = { book, deeds, now, person, session: () => kept.session, state: () => status.state, since: () => status.since, refused: () => refused };
const shell = openShell(go);
let drawn = false;

function furnish() {
  speak(person().language);
  shell.furnish([todayScreen, tasksScreen, moneyScreen, projectsScreen, calendarScreen, notesScreen, deviceScreen].map((screen) => screen(world)));
}

/** @param {string} name */
function go(name) {
  if (shell.current()?.name !== name) history.pushState(null, '', `#${name}`);
  show();
}

function show() {
  const wanted = location.hash.slice(1);
  shell.show(shell.names().includes(wanted) ? wanted : 'today');
  update();
}

function update() {
  shell.current()?.update();
  shell.tell(status.state, book.pending().length, refused.length);
}

/** Many changes, one drawing. */
function redraw() {
  if (drawn) return;
  drawn = true;
  setTimeout(() => {
    drawn = false;
    update();
  });
}

// --- what the other tabs and the line tell

hub.on('things', async (keys) => {
  refused = await refusedChanges(database);
  await book.refresh(keys);
});
hub.on('session', async () => {
  kept = await keptOf(database);
  if (speak(person().language)) furnish();
  redraw();
});
hub.on('status', (next) => {
  const strange = next.state === 'stranger' && status.state !== 'stranger';
  status = next;
  if (strange && !document.querySelector('dialog.ask')) deeds.settleStranger();
  redraw();
});
hub.on('arrived', tellArrivals(book));
hub.on('outdone', (changes) => tellOutdone(changes, book));
book.onChange(redraw);
addEventListener('popstate', show);
// "Today" and "overdue" move on by themselves.
setInterval(redraw, 30_000);

furnish();
show();
document.body.classList.add('ready');
listenForKeys({ go, screens: shell.names, current: shell.current, remove: (key) => {
  const thing = book.get(key);
  if (thing) deeds.remove(thing);
} });
keepLine({ database, hub });
keepShell();
if (token) openPairing({ database, hub, token });
