// The messages of one chat, as they are now.
import { bubble, receive } from './bubble.js';
import { at, make } from './page.js';
import { calm } from './views.js';
import { day, say } from './words.js';

/** @param deeds what a bubble's buttons do, see bubble.js */
export function openLog(deeds) {
  const entries = new Map();
  const all = () => [...entries.values()];
  const elementOf = (messageId) => at('log').querySelector(`[data-id="${messageId}"]`);

  function draw(entry) {
    const mine = isOwn(entry);
    const received = mine && (entry.reaction || all().some((later) => !isOwn(later) && later.message.messageId > entry.message.messageId));
    const item = bubble(entry, { mine, received, deeds });
    item.dataset.day = new Date(entry.message.date * 1000).toDateString();
    return item;
  }

  function withDay(entry) {
    const item = draw(entry);
    const its = item.dataset.day;
    if (at('log').lastElementChild?.dataset.day === its) return [item];
    return [make('li', { class: 'day' }, its === new Date().toDateString() ? say('today') : day(entry.message.date)), item];
  }

  // Only what is new is added, so that a screen reader says only what is new.
  function append(entry) {
    const items = withDay(entry);
    items.at(-1).classList.add('new');
    at('log').append(...items);
    at('empty').hidden = true;
    if (!isOwn(entry)) for (const ticks of at('log').querySelectorAll('.ticks:not(.received)')) receive(ticks);
  }

  function replace(before, entry) {
    const fresh = draw(entry);
    elementOf(entry.message.messageId).replaceWith(fresh);
    if (entry.message.editDate !== before.message.editDate || entry.message.text !== before.message.text) glow(fresh);
  }

  function fill(list) {
    entries.clear();
    at('log').replaceChildren();
    for (const entry of list) entries.set(entry.message.messageId, entry);
    for (const entry of list) at('log').append(...withDay(entry));
    at('empty').hidden = entries.size > 0;
  }

  // A swipe to the left on a message answers it.
  let swipe = null;
  at('log').addEventListener('touchstart', (event) => {
    const item = event.target.closest('li[data-id]');
    swipe = item && { item, x: event.touches[0].clientX, y: event.touches[0].clientY };
  }, { passive: true });
  at('log').addEventListener('touchend', (event) => {
    if (!swipe) return;
    const touch = event.changedTouches[0];
    const entry = entries.get(Number(swipe.item.dataset.id));
    if (entry && swipe.x - touch.clientX > 60 && Math.abs(swipe.y - touch.clientY) < 40) deeds.reply(entry);
    swipe = null;
  }, { passive: true });

  return {
    fill,
    /** Shows a message, or what it has become. True: it was not there before. */
    put(entry) {
      const before = entries.get(entry.message.messageId);
      entries.set(entry.message.messageId, entry);
      if (before) replace(before, entry);
      else append(entry);
      return !before;
    },
    remove: (messageId) => fill(all().filter((entry) => entry.message.messageId !== messageId)),
    find: (messageId) => entries.get(messageId),
    last: () => all().at(-1),
    lastOwn: () => all().findLast((entry) => isOwn(entry)),
    jump(messageId) {
      const element = elementOf(messageId);
      element?.scrollIntoView({ block: 'center', behavior: calm() ? 'auto' : 'smooth' });
      if (element) glow(element);
    },
  };
}

export const isOwn = (entry) => !entry.message.from.isBot;

function glow(element) {
  element.classList.remove('changed');
  requestAnimationFrame(() => element.classList.add('changed'));
}
