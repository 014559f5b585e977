// One message as the chat shows it.
import { drawing, make } from './page.js';
import { link, rich } from './text.js';
import { clock, say } from './words.js';

const replyPath = 'M10 8 5 12.5 10 17m-5-4.5h8a6 6 0 0 1 6 6';
const trailPath = 'M7 5v14M7 7h.01M7 12h.01M7 17h.01M11 7h8M11 12h8M11 17h5';
const once = 'm5 13 4 4L19 7';
const twice = 'm1.5 13 4 4L14 7m-2.5 9.5.5.5L21.5 7';

/** What the message says in one line. */
export function inShort(message) {
  return (message.text ?? message.caption ?? kind(message)).split('\n', 1)[0];
}

/** @param deeds reply(entry), follow(entry), press(entry, button, element), command(text), jump(messageId) */
export function bubble(entry, { mine, received, deeds }) {
  const { message } = entry;
  const body = make('div', { class: 'body', ondblclick: () => deeds.reply(entry) },
    message.forwardOrigin && make('p', { class: 'from' }, say('forwarded', { name: message.forwardOrigin.sender_user_name ?? '' })),
    message.replyToMessage && quote(message.replyToMessage, deeds),
    message.photo && picture(message),
    words(message, deeds),
    make('p', { class: 'meta' },
      message.editDate && make('span', {}, say('edited')),
      make('time', { datetime: new Date(message.date * 1000).toISOString() }, clock(message.date)),
      mine && ticks(received)),
    entry.reaction && make('span', { class: 'reaction', role: 'img', 'aria-label': say('reacted', { emoji: entry.reaction }) }, entry.reaction));
  return make('li', { class: mine ? 'mine' : 'theirs', 'data-id': message.messageId },
    make('div', { class: 'row' }, body,
      make('div', { class: 'actions' },
        tool('reply', replyPath, () => deeds.reply(entry)),
        mine && tool('follow', trailPath, () => deeds.follow(entry)))),
    keyboard(entry, deeds));
}

function ticks(received) {
  const element = make('span', { class: 'ticks', role: 'img', 'aria-label': say('sent') }, drawing(once));
  if (received) receive(element);
  return element;
}

/** The bot has it: one tick becomes two. */
export function receive(element) {
  element.classList.add('received');
  element.setAttribute('aria-label', say('read'));
  element.replaceChildren(drawing(twice));
}

function tool(word, path, deed) {
  return make('button', { type: 'button', class: 'plain', 'aria-label': say(word), title: say(word), onclick: deed }, drawing(path));
}

function quote(message, deeds) {
  return make('button', { type: 'button', class: 'quote', onclick: () => deeds.jump(message.messageId) },
    make('strong', {}, message.from.isBot ? message.from.firstName : say('you')),
    make('span', { dir: 'auto' }, inShort(message)));
}

function keyboard(entry, deeds) {
  const rows = entry.message.replyMarkup?.inlineKeyboard;
  return rows && make('div', { class: 'keyboard' }, ...rows.map((row) => make('div', {}, ...row.map((button) => key(entry, button, deeds)))));
}

function key(entry, button, deeds) {
  if (button.url) return link(button.url, make('span', {}, button.text), { class: 'key leads', title: say('opens') });
  return make('button', { type: 'button', class: 'key', onclick: (event) => deeds.press(entry, button, event.currentTarget) }, make('span', {}, button.text));
}

function words(message, deeds) {
  const text = message.text ?? message.caption;
  if (text) return make('div', { class: 'text', dir: 'auto' }, rich(text, message.entities ?? message.captionEntities, deeds.command));
  return message.photo ? null : nameOf(message);
}

/** Its size is known before it has come, so that nothing jumps. The stand-in forgets the oldest: then it is only named. */
function picture(message) {
  const { file_id: id, width, height } = message.photo.at(-1);
  const frame = make('a', { class: 'photo', href: `/playground/photo/${id}`, target: '_blank', rel: 'noopener', 'aria-label': `${say('photo')}, ${say('opens')}` });
  frame.append(make('img', { src: frame.href, width, height, alt: '', onerror: () => frame.replaceWith(nameOf(message)) }));
  return frame;
}

const nameOf = (message) => make('div', { class: 'text' }, make('span', { class: 'kind' }, kind(message)));

function kind(message) {
  return say(['photo', 'sticker', 'voice'].find((name) => message[name]) ?? 'message');
}
