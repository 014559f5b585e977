// @ts-check
// Projects: how far each is, how long it took, and how it came there.
import { localNow } from '../data/dates.js';
import { loggedAt, standings } from '../data/projects.js';
import { minutes, moment, named, plainDay } from '../words/formats.js';
import { say, spoken } from '../words/words.js';
import { ring, timeline } from './charts.js';
import { icon, make, words } from './page.js';
import { adder, nothing } from './parts.js';
import { rowList } from './rows.js';

/** @typedef {import('../data/projects.js').Standing} Standing */

const mostSteps = 30;

/** @param {import('../app.js').World} world @returns {import('../app.js').Screen} */
export function projectsScreen({ book, deeds, now, person }) {
  /** @type {Set<string>} whose timelines are shown */
  const open = new Set();
  const add = adder({ hint: 'addProject', deed: 'add', onadd: (title) => deeds.add('project', { title, status: 'open' }) });
  const list = rowList({ label: say('projects'), class: 'cards' });
  const empty = nothing('projects');

  function update() {
    const all = standings(book.all('project'), book.all('progress'));
    list.update(all, (standing) => ({
      key: standing.project.key,
      signature: JSON.stringify([standing.project.fields, standing.project.waiting, standing.steps.map((step) => [step.updatedAt, step.fields, step.waiting]), open.has(standing.project.key), spoken(), now().slice(0, 10)]),
      build: () => card(standing),
    }));
    empty.update(all.length === 0, 'nothingPlanned');
  }

  /** @param {Standing} standing */
  function card({ project, percent, minutes: spent, steps }) {
    const { fields } = project;
    const shown = open.has(project.key);
    const toggle = () => {
      if (!open.delete(project.key)) open.add(project.key);
      update();
    };
    return make('li', { class: `card ${fields.status === 'done' ? 'done' : ''}` },
      make('div', { class: 'head' },
        ring(percent, say('percentDone', { n: percent })),
        make('button', { type: 'button', class: 'main', 'data-part': 'main', 'data-thing': project.key, 'aria-expanded': shown, onclick: toggle },
          make('span', { class: 'what' }, words(fields.title, 'span', { class: 'title' }), project.waiting && make('span', { class: 'waits', role: 'img', 'aria-label': say('waits'), title: say('waits') })),
          make('span', { class: 'facts' }, spent > 0 && make('span', {}, say('spent', { time: minutes(spent) })), fields.deadline && make('span', {}, say('dueOn', { when: moment(fields.deadline, now()) })),
            words(fields.course), fields.priority && make('span', { class: `mark ${fields.priority}` }, named('priority', fields.priority)), fields.status === 'done' && make('span', {}, say('done'))), icon('down')),
        make('button', { type: 'button', class: 'button', 'data-part': 'log', onclick: () => deeds.log(project) }, say('logProgress')),
        make('button', { type: 'button', class: 'plain', 'data-part': 'edit', 'aria-label': say('editThing', { title: fields.title ?? '' }), onclick: () => deeds.open(project) }, icon('edit'))),
      shown && history(fields, steps));
  }

  /** @param {Record<string, any>} fields @param {import('../data/types.js').Thing[]} steps the newest first */
  function history(fields, steps) {
    const day = /** @param {import('../data/types.js').Thing} step */ (step) => plainDay(localNow(person().timeZone, new Date(loggedAt(step))), now());
    const points = steps.filter((step) => step.fields.progressAfter !== undefined).reverse()
      .map((step) => ({ at: Date.parse(loggedAt(step)), percent: step.fields.progressAfter, says: `${day(step)}: ${step.fields.progressAfter} %`, day: day(step) }));
    return make('div', { class: 'history' },
      fields.description && words(fields.description, 'p', { class: 'body' }),
      points.length > 0 && timeline({ label: say('timelineOf', { title: fields.title ?? '', points: points.slice(-mostSteps).map((point) => point.says).join(', ') }), points, from: points[0].day, to: points[points.length - 1].day }),
      steps.length === 0 ? make('p', { class: 'faint' }, say('noProgress'))
        : make('ol', { class: 'log' }, ...steps.slice(0, mostSteps).map((step) => make('li', {},
          make('time', {}, day(step)),
          make('strong', {}, step.fields.progressAfter === undefined ? '·' : `${step.fields.progressAfter} %`),
          make('span', { dir: 'auto' }, [step.fields.durationMinutes && minutes(step.fields.durationMinutes), step.fields.note].filter(Boolean).join(' · ')),
          make('button', { type: 'button', class: 'plain small', 'data-part': `drop-${step.id}`, 'aria-label': say('deleteStep', { day: day(step) }), onclick: () => deeds.remove(step) }, icon('trash'))))));
  }

  return {
    name: 'projects',
    icon: 'projects',
    element: make('div', {}, add.element, list.element, empty.element),
    begin: () => add.input.focus(),
    update,
  };
}
