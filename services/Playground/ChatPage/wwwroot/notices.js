// What passes: the line under the bot's name, toasts and alerts.
import { at } from './page.js';
import { say } from './words.js';

let typing = 0;
let toasting = 0;

/** @param word "bot", "typing" or "away" */
export function status(word) {
  at('status').textContent = say(word);
  at('status').dataset.is = word;
}

/** As in Telegram, it is over after five seconds or with the next message. */
export function showTyping() {
  clearTimeout(typing);
  status('typing');
  at('chat').classList.add('typing');
  typing = setTimeout(endTyping, 5000);
}

export function endTyping() {
  clearTimeout(typing);
  at('chat').classList.remove('typing');
  status('bot');
}

export function toast(text) {
  clearTimeout(toasting);
  at('toast').textContent = text;
  at('toast').hidden = false;
  toasting = setTimeout(endToast, 4500);
}

export function endToast() {
  at('toast').hidden = true;
}

export function alert(text) {
  at('alert-text').textContent = text;
  if (!at('alert').open) at('alert').showModal();
}
