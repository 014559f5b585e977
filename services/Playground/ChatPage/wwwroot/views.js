// The tabs that a narrow screen shows instead of columns.
import { at } from './page.js';

const tabs = [...document.querySelectorAll('[role=tab]')];

export function show(view) {
  document.body.dataset.view = view;
  for (const tab of tabs) {
    const chosen = tab.dataset.view === view;
    tab.setAttribute('aria-selected', chosen);
    tab.tabIndex = chosen ? 0 : -1;
  }
  if (view === 'chat') toBottom();
}

export const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

export const isAtEnd = () => at('scroll').scrollHeight - at('scroll').scrollTop - at('scroll').clientHeight < 80;

export function toBottom() {
  at('down').hidden = true;
  requestAnimationFrame(() => { at('scroll').scrollTop = at('scroll').scrollHeight; });
}

for (const tab of tabs) tab.addEventListener('click', () => show(tab.dataset.view));

document.querySelector('[role=tablist]').addEventListener('keydown', (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const next = tabs[(tabs.findIndex((tab) => tab.tabIndex === 0) + step + tabs.length) % tabs.length];
  show(next.dataset.view);
  next.focus();
});
at('down').addEventListener('click', toBottom);
at('scroll').addEventListener('scroll', () => { if (isAtEnd()) at('down').hidden = true; });
