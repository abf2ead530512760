import { waterfall } from '../realtime/waterfall.js';
import { byId, element } from '../ui/elements.js';
import { Transcript } from '../ui/transcript.js';
import { waterfallPicture } from '../ui/waterfall-picture.js';

const states = {
  idle: 'Ready',
  connecting: 'Connecting…',
  lost: 'Connection lost, trying again…',
  listening: 'Listening',
  hearing: 'Hearing you',
  thinking: 'Thinking…',
  speaking: 'Speaking',
};

/** Draws a call on the page. */
export class View {
  #transcript = new Transcript(byId('transcript'));
  #drawn = new Map();

  /** @param {keyof states} state */
  state(state) {
    const line = byId('state');
    if (line.dataset.state !== state) {
      line.dataset.state = state;
      line.textContent = states[state];
    }
  }

  /** @param {string|null} message */
  error(message) {
    byId('error').textContent = message ?? '';
    byId('error').hidden = message === null;
  }

  /** @param {number} level 0 to 1 */
  level(level) {
    byId('level').value = level;
  }

  /** What the buttons do now. @param {boolean} talking */
  talking(talking) {
    byId('talk').textContent = talking ? 'End the call' : 'Start talking';
    for (const id of ['mute', 'interrupt', 'words', 'send']) {
      byId(id).disabled = !talking;
    }
    if (!talking) {
      this.muted(false);
      this.level(0);
    }
  }

  /** @param {boolean} muted */
  muted(muted) {
    byId('mute').setAttribute('aria-pressed', String(muted));
  }

  /** @param {import('./call.js').Call} call */
  show({ conversation, times }) {
    this.#transcript.show(conversation.messages);
    const played = [...conversation.rendered.values()].reduce((sum, ms) => sum + ms, 0);
    byId('played').dataset.ms = String(played);
    byId('played').textContent = `${(played / 1000).toFixed(1)} s`;
    this.error(conversation.error);
    this.#showTimes(times.turns);
  }

  /** Empties the page for another call. */
  clear() {
    this.#transcript.show([]);
    this.#drawn.clear();
    byId('waterfalls').replaceChildren();
    byId('latency-none').hidden = false;
  }

  #showTimes(turns) {
    byId('latency-none').hidden = turns.length > 0;
    for (const turn of turns) {
      const key = JSON.stringify([turn.steps, turn.heard]);
      if (this.#drawn.get(turn.response)?.key === key) {
        continue;
      }
      const steps = waterfall(turn.steps, turn.heard === null ? null : turn.heard - turn.firstSound);
      const line = element('li', {}, `${Math.round(steps.total)} ms`, waterfallPicture(steps));
      const before = this.#drawn.get(turn.response)?.line;
      before === undefined ? byId('waterfalls').prepend(line) : before.replaceWith(line);
      this.#drawn.set(turn.response, { key, line });
    }
  }
}
