import { ask } from '../realtime/secret.js';
import { byId, element } from '../ui/elements.js';
import { keyField } from '../ui/key-field.js';

/** What can be chosen on the page: filled from the host, which may want an API key first. */
export class Choices {
  #fields = Object.fromEntries(['agent', 'voice', 'stt', 'llm'].map((name) => [name, byId(name)]));
  #key = keyField(() => this.load());

  /** Called with an error of the host, or null when it answered. */
  onError = () => {};

  /** The API key; empty if none is needed. */
  get key() {
    return this.#key.value;
  }

  /** What is chosen; empty texts mean the agent's own. */
  get chosen() {
    return Object.fromEntries(Object.entries(this.#fields).map(([name, field]) => [name, field.value]));
  }

  /** Whether anything can be changed: not while somebody talks. @param {boolean} can */
  set enabled(can) {
    Object.values(this.#fields).forEach((field) => (field.disabled = !can));
    this.#key.enabled = can;
  }

  /** Asks the host what there is. */
  async load() {
    try {
      this.#fill(await ask('page/choices', this.key));
      this.onError(null);
    } catch (error) {
      if (error.status === 401) {
        this.#key.wanted = true;
      }
      this.onError(error);
    }
  }

  #fill({ agents, default_agent: first, voices, stt, llm }) {
    fill(this.#fields.agent, agents.map((name) => [name, name]), first);
    const own = ['', "the agent's own"];
    fill(this.#fields.voice, [own, ...voices.map((name) => [name, name])], '');
    fill(this.#fields.stt, [own, ...stt.map((name) => [name, name])], '');
    fill(this.#fields.llm, [own, ...llm.map((name) => [name, name])], '');
  }
}

function fill(select, options, chosen) {
  const before = select.value;
  select.replaceChildren(...options.map(([value, text]) => element('option', { value }, text)));
  select.value = options.some(([value]) => value === before) && before !== '' ? before : chosen;
}
