// @ts-check
// What can be written in the chat, and what can be pressed here.
import { say } from '../words/words.js';
import { make } from './page.js';

/** Those of the bot's menu, in its order; a test keeps them equal. */
export const commands = ['task', 'tasks', 'edittask', 'event', 'today', 'tomorrow', 'week', 'expense', 'income', 'balance', 'summary', 'project', 'projects', 'editproject', 'progress', 'log', 'note', 'reminder', 'list', 'undo', 'cancel', 'device', 'connect', 'settings', 'help', 'start'];

/** @type {[string, string][]} */
const shortcuts = [['1 … 7', 'keys.screens'], ['n', 'keys.new'], ['/', 'keys.search'], ['↑ ↓  j k', 'keys.move'], ['Enter', 'keys.open'], ['x', 'keys.tick'], ['Del', 'keys.delete'], ['Ctrl Enter', 'keys.save'], ['Esc', 'keys.close'], ['?', 'keys.help']];

export const commandReference = () => make('dl', { class: 'reference' }, ...commands.map((name) => make('div', {}, make('dt', {}, `/${name}`), make('dd', {}, say(`menu.${name}`)))));

export const shortcutReference = () => make('dl', { class: 'reference' }, ...shortcuts.map(([keys, word]) => make('div', {}, make('dt', {}, make('kbd', {}, keys)), make('dd', {}, say(word)))));
