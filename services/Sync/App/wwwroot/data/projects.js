// @ts-check
// How far projects are. Pure.
import { inOrder } from './order.js';

/** @typedef {import('./types.js').Thing} Thing */
/** @typedef {{project: Thing, percent: number, minutes: number, steps: Thing[]}} Standing steps: the newest first */

/** Open ones first, then by the last thing that happened. @param {Thing[]} projects @param {Thing[]} progress @returns {Standing[]} */
export function standings(projects, progress) {
  /** @type {Map<string, Thing[]>} */
  const steps = new Map();
  for (const step of progress) steps.set(step.fields.projectId, [...(steps.get(step.fields.projectId) ?? []), step]);
  return projects.map((project) => standing(project, steps.get(project.id) ?? []))
    .sort((one, other) => Number(one.project.fields.status === 'done') - Number(other.project.fields.status === 'done') || inOrder([lastOf(other), lastOf(one)]));
}

/** @param {Thing} project @param {Thing[]} unordered @returns {Standing} */
function standing(project, unordered) {
  const steps = [...unordered].sort((one, other) => inOrder([loggedAt(other), loggedAt(one)]));
  return {
    project,
    steps,
    percent: steps.find((step) => step.fields.progressAfter !== undefined)?.fields.progressAfter ?? 0,
    minutes: steps.reduce((sum, step) => sum + (step.fields.durationMinutes ?? 0), 0),
  };
}

/** @param {Thing} step */
export const loggedAt = (step) => new Date(step.fields.timestamp ?? step.createdAt).toISOString();

/** @param {Standing} one */
const lastOf = ({ project, steps }) => [new Date(project.updatedAt).toISOString(), ...steps.slice(0, 1).map(loggedAt)].sort().at(-1) ?? '';
