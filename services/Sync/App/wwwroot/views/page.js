// @ts-check
// Making elements. Text goes in as text, never as markup.

/** @typedef {Node | string | number | null | undefined | false} Child */

/** The element with this id, which the page has. @param {string} id @returns {HTMLElement} */
export const at = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {Record<string, any>} [properties] onclick… are listeners, the others attributes @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export const make = (tag, properties, ...children) => filled(document.createElement(tag), properties, children);

/**
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag @param {Record<string, any>} [properties] @param {...Child} children
 * @returns {SVGElementTagNameMap[T]}
 */
export const draw = (tag, properties, ...children) => filled(document.createElementNS('http://www.w3.org/2000/svg', tag), properties, children);

/** @template {Element} E @param {E} element @param {Record<string, any>} properties @param {Child[]} children @returns {E} */
function filled(element, properties = {}, children) {
  for (const [name, value] of Object.entries(properties)) {
    const says = name.startsWith('aria-') && typeof value === 'boolean' ? String(value) : value;
    if (says === undefined || says === null || says === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, says === true ? '' : String(says));
  }
  put(element, ...children);
  return element;
}

/** @param {Element} element @param {...Child} children */
export function put(element, ...children) {
  for (const child of children) if (child !== null && child !== undefined && child !== false) element.append(child instanceof Node ? child : String(child));
}

/** @param {Element} element @param {...Child} children */
export function refill(element, ...children) {
  element.replaceChildren();
  put(element, ...children);
}

/** @param {string | undefined} text it may be in any script */
export const words = (text, tag = /** @type {'span' | 'p' | 'strong'} */ ('span'), properties = {}) => make(tag, { dir: 'auto', ...properties }, text ?? '');

const paths = {
  today: 'M12 4V2m0 20v-2M4.9 4.9 3.5 3.5m17 17-1.4-1.4M4 12H2m20 0h-2M4.9 19.1l-1.4 1.4m17-17-1.4 1.4M12 7.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9Z',
  tasks: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Zm-4 9.3 2.8 2.7L16 9.5',
  calendar: 'M7 3v3m10-3v3M4 9.5h16M6 5h12a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V7c0-1.1.9-2 2-2Z',
  money: 'M4 7.5h14a2 2 0 0 1 2 2V17a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V7.5Zm0 0A2.5 2.5 0 0 1 6.5 5H17m-1.5 8.2h.01',
  projects: 'M4 19V5m0 14h16M7.5 15l3.5-4.5 3 2.5 5-7',
  notes: 'M7 3.5h7l4 4V19a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 6 19V5A1.5 1.5 0 0 1 7.5 3.5H7Zm6.5.5v4h4M9 12.5h6M9 16h4',
  device: 'M5 5h14a1.5 1.5 0 0 1 1.5 1.5v8A1.5 1.5 0 0 1 19 16H5a1.5 1.5 0 0 1-1.5-1.5v-8A1.5 1.5 0 0 1 5 5Zm4 14.5h6M12 16v3.5',
  more: 'M5.5 12h.01M12 12h.01M18.5 12h.01',
  plus: 'M12 5v14M5 12h14',
  close: 'm6.5 6.5 11 11m0-11-11 11',
  edit: 'm5 19 .8-3.6L16 5.2a1.6 1.6 0 0 1 2.3 0l.5.5a1.6 1.6 0 0 1 0 2.3L8.6 18.2 5 19Z',
  trash: 'M5 7h14M10 4h4m-7 3 .8 12h8.4L17 7M10.5 11v5m3-5v5',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13Zm5 11.5L20 20',
  repeat: 'M17 3.5 20 6.500l-3 3M4 12V9.500a3 3 0 0 1 3-3h13M7 20.500l-3-3 3-3m13-2.500v2.500a3 3 0 0 1-3 3H4',
  bell: 'M12 4a5 5 0 0 1 5 5v4l1.500 3h-13L7 13V9a5 5 0 0 1 5-5Zm-2 14.500a2 2 0 0 0 4 0',
  left: 'm14.500 6-6 6 6 6',
  right: 'm9.500 6 6 6-6 6',
  down: 'm6 9.500 6 6 6-6',
};

/** A line drawing of 24 by 24. @param {keyof typeof paths} name */
export const icon = (name) => draw('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true', class: 'icon' }, draw('path', { d: paths[name] }));

/** @typedef {keyof typeof paths} Icon */

export const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
