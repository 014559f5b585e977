// Turns a message's text and entities into elements. The text only ever becomes text nodes.
import { make } from './page.js';

const plainTags = {
  bold: 'strong', italic: 'em', underline: 'u', strikethrough: 's', code: 'code', pre: 'pre',
  blockquote: 'blockquote', expandable_blockquote: 'blockquote',
};

/** Offsets count UTF-16 units, as JavaScript's own do. */
export function rich(text, entities = [], onCommand) {
  const cuts = new Set([0, text.length]);
  for (const entity of entities) cuts.add(entity.offset).add(entity.offset + entity.length);
  const edges = [...cuts].filter((cut) => cut >= 0 && cut <= text.length).sort((a, b) => a - b);
  const parts = document.createDocumentFragment();
  for (let i = 0; i + 1 < edges.length; i++) {
    const [from, to] = [edges[i], edges[i + 1]];
    const over = entities.filter((entity) => entity.offset <= from && entity.offset + entity.length >= to);
    parts.append(over.reduceRight((inner, entity) => wrap(entity, inner, text, onCommand), document.createTextNode(text.slice(from, to))));
  }
  return parts;
}

function wrap(entity, inner, text, onCommand) {
  const words = text.slice(entity.offset, entity.offset + entity.length);
  if (entity.type in plainTags) return make(plainTags[entity.type], {}, inner);
  if (entity.type === 'spoiler') return make('span', { class: 'spoiler', tabindex: 0, onclick: (event) => event.currentTarget.classList.add('seen') }, inner);
  if (entity.type === 'bot_command') return make('button', { type: 'button', class: 'command', onclick: () => onCommand(words) }, inner);
  if (entity.type === 'text_link' || entity.type === 'url') return link(entity.url ?? words, inner);
  return inner;
}

export function link(url, inner, properties = {}) {
  const safe = URL.canParse(url) && ['http:', 'https:', 'mailto:'].includes(new URL(url).protocol);
  return safe ? make('a', { href: url, target: '_blank', rel: 'noopener noreferrer', ...properties }, inner) : make('span', properties, inner);
}
