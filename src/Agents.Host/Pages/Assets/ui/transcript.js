import { splitHeard } from '../realtime/heard.js';
import { element } from './elements.js';

/** Shows messages in a list, and changes only what has changed, so that screen readers tell new words once. */
export class Transcript {
  #list;
  #shown = new Map(); // id → {line, drawn}

  /** @param {HTMLElement} list */
  constructor(list) {
    this.#list = list;
  }

  /** @param {{id: string, role: string, text: string, heard: string|null}[]} messages in order */
  show(messages) {
    const ids = new Set(messages.map(({ id }) => id));
    for (const [id, { line }] of this.#shown) {
      if (!ids.has(id)) {
        line.remove();
        this.#shown.delete(id);
      }
    }
    messages.forEach((message, i) => this.#showOne(message, i));
  }

  #showOne(message, i) {
    const drawn = JSON.stringify([message.text, message.heard, message.done]);
    const known = this.#shown.get(message.id);
    if (known?.drawn === drawn) {
      return;
    }
    const line = lineOf(message);
    if (known === undefined) {
      this.#list.insertBefore(line, this.#list.children[i] ?? null);
      line.scrollIntoView({ block: 'nearest' });
    } else {
      known.line.replaceWith(line);
    }
    this.#shown.set(message.id, { line, drawn });
  }
}

function lineOf({ id, role, text, heard, done }) {
  const agent = role === 'assistant';
  const said = splitHeard(text, heard);
  const words = element('p', {});
  if (said.heard !== '') {
    words.append(element('span', { class: 'heard' }, said.heard));
  }
  if (said.unheard !== '') {
    words.append(element('span', { class: 'visually-hidden' }, ' Not heard: '), ' ', element('s', { class: 'unheard' }, said.unheard));
  }
  if (text === '') {
    words.append(element('span', { class: 'pending' }, done || agent ? '…' : 'listening…'));
  }
  return element('li', { class: agent ? 'agent' : 'caller', 'data-item': id, 'data-role': role }, element('span', { class: 'who' }, agent ? 'Agent' : 'You'), words);
}
