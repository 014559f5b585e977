// The field where the visitor writes: replies, edits, and the menu of commands.
import { inShort } from './bubble.js';
import { at, make } from './page.js';
import { say } from './words.js';

/** @param deeds send(text, replyTo), edit(messageId, text), lastOwn() */
export function openComposer(deeds) {
  let commands = [];
  let shown = [];
  let chosen = 0;
  let context = null;

  const field = at('draft');
  const menu = at('menu');

  function begin(next, { title, text, hint }) {
    context = next;
    at('context').hidden = false;
    at('context-title').textContent = title;
    at('context-text').textContent = text;
    field.placeholder = hint || say('message');
    field.focus({ preventScroll: true });
  }

  function end() {
    if (context?.edits) field.value = '';
    context = null;
    at('context').hidden = true;
    field.placeholder = say('message');
    fit();
  }

  function fit() {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, 140)}px`;
    at('send').disabled = field.value.trim() === '';
  }

  async function submit() {
    const text = field.value.trim();
    if (!text) return;
    const was = context;
    field.value = '';
    context = null;
    end();
    closeMenu();
    const done = was?.edits ? await deeds.edit(was.edits, text) : await deeds.send(text, was?.answers);
    if (done || field.value) return;
    field.value = text;
    fit();
  }

  function editLast() {
    const entry = deeds.lastOwn();
    if (!entry?.message.text) return;
    field.value = entry.message.text;
    begin({ edits: entry.message.messageId }, { title: say('editing'), text: inShort(entry.message) });
    fit();
  }

  // --- the menu

  function openMenu(typed) {
    shown = commands.filter((one) => one.command.startsWith(typed));
    chosen = 0;
    if (shown.length === 0) return closeMenu();
    menu.replaceChildren(...shown.map((one, index) => make('li', { id: `command-${index}`, role: 'option', onpointerdown: (event) => { event.preventDefault(); take(index); } },
      make('strong', {}, `/${one.command}`), make('span', {}, one.description))));
    menu.hidden = false;
    at('open-menu').setAttribute('aria-expanded', 'true');
    mark();
  }

  function closeMenu() {
    menu.hidden = true;
    at('open-menu').setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  }

  function mark() {
    [...menu.children].forEach((item, index) => item.setAttribute('aria-selected', index === chosen));
    menu.children[chosen].scrollIntoView({ block: 'nearest' });
    field.setAttribute('aria-activedescendant', `command-${chosen}`);
  }

  function take(index) {
    field.value = `/${shown[index].command}`;
    submit();
  }

  function inMenu(event) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      chosen = (chosen + (event.key === 'ArrowDown' ? 1 : shown.length - 1)) % shown.length;
      mark();
    } else if (event.key === 'Enter') {
      take(chosen);
    } else if (event.key === 'Tab') {
      field.value = `/${shown[chosen].command} `;
      closeMenu();
    } else if (event.key === 'Escape') {
      closeMenu();
    } else {
      return;
    }
    event.preventDefault();
  }

  field.addEventListener('input', () => {
    fit();
    const typed = /^\/(\w*)$/.exec(field.value);
    if (typed) openMenu(typed[1]);
    else closeMenu();
  });
  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (!menu.hidden) return inMenu(event);
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      submit();
    } else if (event.key === 'ArrowUp' && field.value === '') {
      event.preventDefault();
      editLast();
    } else if (event.key === 'Escape' && context) {
      end();
    }
  });
  // Whoever just types is writing a message.
  document.addEventListener('keydown', (event) => {
    const elsewhere = document.activeElement !== document.body && document.activeElement !== at('scroll');
    if (!elsewhere && event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey) field.focus();
  });
  field.addEventListener('blur', () => closeMenu());
  at('composer').addEventListener('submit', (event) => { event.preventDefault(); submit(); });
  at('context-close').addEventListener('click', () => { end(); field.focus(); });
  at('open-menu').addEventListener('pointerdown', (event) => event.preventDefault());
  at('open-menu').addEventListener('click', () => {
    field.focus();
    if (menu.hidden) openMenu('');
    else closeMenu();
  });
  fit();

  return {
    commands(list) {
      commands = list;
      at('open-menu').hidden = list.length === 0;
    },
    replyTo({ message }) {
      begin({ answers: message.messageId },
        { title: say('replyTo', { name: message.from.isBot ? message.from.firstName : say('you') }), text: inShort(message) });
    },
    /** A message that wants a reply opens the reply by itself, as Telegram does. */
    asked(entry) {
      if (!entry?.message.from.isBot || entry.askToType === undefined || context?.edits) return;
      begin({ answers: entry.message.messageId },
        { title: say('replyTo', { name: entry.message.from.firstName }), text: inShort(entry.message), hint: entry.askToType });
    },
    /** Another message of one's own ends a reply that was open. */
    said(message) {
      if (context?.answers && message.replyToMessage?.messageId === context.answers) end();
    },
    clear() {
      end();
      field.value = '';
      fit();
    },
  };
}
