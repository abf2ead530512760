import { ask } from '../realtime/secret.js';
import { waterfall } from '../realtime/waterfall.js';
import { byId, element } from '../ui/elements.js';
import { Transcript } from '../ui/transcript.js';
import { waterfallPicture } from '../ui/waterfall-picture.js';
import { follow } from './follow.js';
import { messageOf, stepsOf } from './format.js';

/** Events after which the transcript or the latencies are others. */
const telling = new Set(['conversation_item_added', 'conversation_item_corrected', 'conversation_item_removed', 'turn_answered']);

const endings = { ended: 'The session is over.', elsewhere: 'The session is on another node: asked every few seconds.', lost: 'The host cannot be reached.' };

/** One session: what is said in it, live, and how it is steered. */
export class Detail {
  #transcript = new Transcript(byId('transcript'));
  #getKey;
  #id = null;
  #abort = new AbortController();
  #asking = null;

  /** @param {() => string} getKey the person's API key */
  constructor(getKey) {
    this.#getKey = getKey;
    byId('interrupt').addEventListener('click', () => this.#post('interrupt', {}));
    byId('end').addEventListener('click', () => this.#command('', { method: 'DELETE' }));
    byId('close').addEventListener('click', () => this.close());
    byId('say').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#say();
    });
  }

  /** Called with an error of the host, or null when a command was done. */
  onError = () => {};

  /** Shows a session. @param {string} id */
  async open(id) {
    this.#abort.abort();
    const { signal } = (this.#abort = new AbortController());
    this.#id = id;
    this.#transcript.show([]);
    byId('waterfalls').replaceChildren();
    byId('detail-title').textContent = `Session ${id}`;
    byId('detail').hidden = false;
    byId('detail-title').focus();
    byId('live').textContent = 'Live.';
    await this.#refresh();
    const outcome = await follow(id, this.#getKey(), ({ type }) => telling.has(type) && this.#refresh(), signal);
    if (outcome !== 'aborted') {
      byId('live').textContent = endings[outcome];
      await this.#pollWhile(outcome === 'elsewhere', signal);
    }
  }

  /** Shows none. */
  close() {
    this.#abort.abort();
    byId('detail').hidden = true;
    document.querySelector(`[data-session="${CSS.escape(this.#id)}"] button`)?.focus();
    this.#id = null;
  }

  async #pollWhile(elsewhere, signal) {
    while (elsewhere && !signal.aborted) {
      await new Promise((resolve) => setTimeout(resolve, 3000));
      if (!signal.aborted) {
        await this.#refresh();
      }
    }
  }

  /** Asks for transcript and latencies; while that runs, another wish for it waits for one more time only. */
  async #refresh() {
    if (this.#asking !== null) {
      this.#asking.again = true;
      return;
    }
    this.#asking = { again: false };
    do {
      this.#asking.again = false;
      await this.#ask(this.#id);
    } while (this.#asking.again);
    this.#asking = null;
  }

  async #ask(id) {
    try {
      const [{ entries }, { turns }] = await Promise.all(['transcript', 'waterfall'].map((what) => ask(this.#path(what), this.#getKey())));
      if (id === this.#id) {
        this.#transcript.show(entries.map(messageOf).filter((message) => message !== null));
        const pictures = turns.slice(-20).reverse().map((turn) => waterfall(stepsOf(turn)));
        byId('waterfalls').replaceChildren(...pictures.map((steps) => element('li', {}, `${Math.round(steps.total)} ms`, waterfallPicture(steps))));
      }
    } catch (error) {
      if (error.status !== 404) {
        this.onError(error); // a session that is over is told as such
      }
    }
  }

  async #say() {
    const text = byId('words').value.trim();
    if (text !== '') {
      byId('words').value = '';
      await this.#post('say', { text });
    }
  }

  #post(what, body) {
    return this.#command(what, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  }

  async #command(what, init) {
    try {
      await ask(this.#path(what), this.#getKey(), init);
      this.onError(null);
    } catch (error) {
      this.onError(error);
    }
  }

  #path(what) {
    return `v1/sessions/${encodeURIComponent(this.#id)}${what === '' ? '' : `/${what}`}`;
  }
}
