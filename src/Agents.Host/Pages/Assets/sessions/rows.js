import { element } from '../ui/elements.js';
import { lasting } from './format.js';

/** The table of sessions. Rows stay where they are while their texts change, so that the focus does. */
export class Rows {
  #body;
  #onOpen;
  #rows = new Map();

  /** @param {HTMLElement} body @param {(id: string) => void} onOpen */
  constructor(body, onOpen) {
    this.#body = body;
    this.#onOpen = onOpen;
  }

  /** @param {object[]} sessions by name @param {number} now ms since 1970 */
  show(sessions, now) {
    const names = new Set(sessions.map(({ id }) => id));
    for (const [id, row] of this.#rows) {
      if (!names.has(id)) {
        row.remove();
        this.#rows.delete(id);
      }
    }
    sessions.forEach((session, i) => {
      const row = this.#rows.get(session.id) ?? this.#made(session.id);
      if (this.#body.children[i] !== row) {
        this.#body.insertBefore(row, this.#body.children[i] ?? null);
      }
      const texts = [session.agent, session.agent_state, session.user_state, lasting(session.started_at, now), session.answers, session.node];
      texts.forEach((text, column) => write(row.cells[column + 1], String(text ?? '')));
    });
  }

  #made(id) {
    const button = element('button', { type: 'button' }, id);
    button.addEventListener('click', () => this.#onOpen(id));
    const row = element('tr', { 'data-session': id }, element('th', { scope: 'row' }, button), ...Array.from({ length: 6 }, () => element('td')));
    this.#rows.set(id, row);
    return row;
  }
}

function write(cell, text) {
  if (cell.textContent !== text) {
    cell.textContent = text;
  }
}
