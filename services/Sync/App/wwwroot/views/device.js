// @ts-check
// This device: how it stands to the server, what waits, what was refused, and leaving.
import { keyOfEvent } from '../data/reducer.js';
import { clock, named } from '../words/formats.js';
import { count, find, say } from '../words/words.js';
import { titleOf } from './arrivals.js';
import { icon, make, refill, words } from './page.js';
import { commandReference, shortcutReference } from './reference.js';

/** @typedef {import('../data/types.js').Change} Change */

const mostShown = 50;

/** @param {import('../app.js').World} world @returns {import('../app.js').Screen} */
export function deviceScreen({ book, deeds, session, person, state, since, refused }) {
  const [standing, pending, rejected] = [make('section', { class: 'panel' }), make('section', { class: 'panel' }), make('section', { class: 'panel bad', hidden: true })];
  const files = make('input', { type: 'file', multiple: true, accept: '.jsonl,.json,application/jsonl,text/plain', class: 'unseen', id: 'drive-files', onchange: async () => {
    await deeds.readLogs([...(files.files ?? [])]);
    files.value = '';
  } });
  const drive = make('section', { class: 'panel' }, make('h2', {}, say('driveTitle')), make('p', { class: 'faint' }, say('driveWhy')), make('label', { class: 'button', for: files.id }, say('driveChoose')), files);

  function update() {
    showStanding();
    const changes = book.pending();
    refill(pending, make('h2', {}, say('pendingTitle')), changes.length === 0 ? make('p', { class: 'faint' }, say('pendingNone'))
      : make('ul', { class: 'changes' }, ...changes.slice(0, mostShown).map((change) => line(change)), changes.length > mostShown && make('li', {}, count('moreRows', changes.length - mostShown))));
    rejected.hidden = refused().length === 0;
    refill(rejected, make('h2', {}, say('refusedTitle')), make('p', { class: 'faint' }, say('refusedWhy')),
      make('ul', { class: 'changes' }, ...refused().map((change) => line(change, make('p', { class: 'problem' }, find(`refusal.${change.error.code}`) ?? change.error.message),
        make('button', { type: 'button', class: 'button', onclick: () => deeds.dismiss(change.eventId) }, say('dismiss'))))));
  }

  function showStanding() {
    const here = session();
    const paired = here !== undefined;
    refill(standing, make('h2', {}, here?.deviceName || say('thisDevice')),
      make('p', { class: `state ${state()}` }, make('span', { class: 'dot', 'aria-hidden': 'true' }), make('strong', {}, say(`state.${state()}`)), ` ${say('since', { time: clock(since(), person().timeZone) })}`),
      make('p', { class: 'faint' }, say(`stateMeans.${state()}`)),
      paired && state() !== 'stranger' && make('p', { class: 'faint' }, say('pairedWith', { name: person().firstName })),
      make('p', { class: 'actions' },
        !paired && make('button', { type: 'button', class: 'button main', onclick: () => deeds.pair() }, say(state() === 'expired' ? 'pairAgain' : 'pair')),
        state() === 'stranger' && make('button', { type: 'button', class: 'button main', onclick: () => deeds.settleStranger() }, say('decide')),
        paired && state() !== 'live' && state() !== 'stranger' && make('button', { type: 'button', class: 'button', onclick: () => deeds.tryAgain() }, say('tryAgain')),
        paired && make('button', { type: 'button', class: 'button danger quiet', onclick: () => deeds.unpair() }, say('unpair'))));
  }

  /** @param {Change} change @param {...(Node | null)} more */
  function line(change, ...more) {
    const thing = book.get(keyOfEvent(change) ?? '');
    const [type, deed] = change.eventType.split('.');
    const fields = (change.payload.updatedFields ?? []).map((/** @type {string} */ name) => find(`payload.${name}`) ?? name).join(', ');
    const title = thing ? titleOf(thing) : change.payload.title ?? change.payload.description ?? '';
    return make('li', {}, make('div', {}, words(title || named('kind', type), 'strong'), make('span', { class: 'facts' },
      make('span', {}, [named('kind', type), say(`deed.${deed}`), fields].filter(Boolean).join(' · ')), make('span', {}, clock(Date.parse(change.timestamp), person().timeZone)))), ...more);
  }

  return {
    name: 'device',
    icon: 'device',
    element: make('div', { class: 'panels' }, standing, rejected, pending, drive,
      make('section', { class: 'panel' }, make('h2', {}, say('commandsTitle')), make('p', { class: 'faint' }, say('commandsWhy')), commandReference()),
      make('section', { class: 'panel keyboard' }, make('h2', {}, say('shortcuts')), shortcutReference()),
      make('p', { class: 'faint fine' }, icon('device'), say('fine'))),
    begin: () => {},
    update,
  };
}
