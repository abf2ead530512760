/**
 * One conversation as the page shows it, from the events of the host and of the speaker. Pure: times come in, and what the host must be sent comes out.
 *
 * A message is `{id, role, text, heard, done, response}`: `text` is what was meant, `heard` what was heard of it where that is less, else null.
 */
export class Conversation {
  #responses = new Map(); // id → item of its sound
  #stopped = new Set(); // responses whose late sound is not played
  #active = null;
  #hearing = false;
  #playing = null;

  /** In order. */
  messages = [];

  /** Milliseconds of the agent's sound that were rendered, by item. */
  rendered = new Map();

  /** The last error, as a sentence; null if all is well. */
  error = null;

  /** What the agent is doing: `listening`, `hearing` the caller, `thinking`, `speaking`. */
  get state() {
    if (this.#playing !== null) {
      return 'speaking';
    }
    return this.#hearing ? 'hearing' : this.#active !== null ? 'thinking' : 'listening';
  }

  /** The response that the host is making; null if none. */
  get activeResponse() {
    return this.#active;
  }

  /** The response that an item's sound belongs to. @param {string} item */
  responseOf(item) {
    return [...this.#responses].find(([, spoken]) => spoken === item)?.[0] ?? null;
  }

  /** Whether sound of a response is still wanted. @param {string} response */
  wants(response) {
    return !this.#stopped.has(response);
  }

  /** The caller, or the person at the page, stops what is being said. */
  stop() {
    if (this.#active !== null) {
      this.#stopped.add(this.#active);
    }
    const playing = this.#playing === null ? null : this.responseOf(this.#playing);
    if (playing !== null) {
      this.#stopped.add(playing);
    }
    this.#playing = null;
  }

  /** Something happened to the agent's sound. @param {{type: string, id: string, renderedMs: number}} event */
  applyPlayback({ type, id, renderedMs }) {
    if (this.#stopped.has(this.responseOf(id))) {
      return;
    }
    this.rendered.set(id, Math.max(renderedMs, this.rendered.get(id) ?? 0));
    this.#playing = type === 'finished' ? null : type === 'started' ? id : this.#playing;
  }

  /** @param {object} event of the host @returns {object[]} what to send back */
  apply(event) {
    switch (event.type) {
      case 'input_audio_buffer.speech_started':
        this.#hearing = true;
        this.error = null;
        break;
      case 'input_audio_buffer.speech_stopped':
        this.#hearing = false;
        break;
      case 'conversation.item.added':
        this.#add(event);
        break;
      case 'conversation.item.done':
        return this.#done(event.item);
      case 'conversation.item.retrieved':
        this.#retrieved(event.item);
        break;
      case 'conversation.item.deleted':
        this.messages = this.messages.filter(({ id }) => id !== event.item_id);
        break;
      case 'conversation.item.truncated':
        return this.#truncated(event.item_id);
      case 'conversation.item.input_audio_transcription.completed':
        this.#setText(event.item_id, event.transcript);
        break;
      case 'conversation.item.input_audio_transcription.failed':
        this.error = event.error.message;
        break;
      case 'response.created':
        this.#active = event.response.id;
        break;
      case 'response.output_item.added':
        this.#responses.set(event.response_id, event.item.id);
        break;
      case 'response.output_audio_transcript.delta':
      case 'response.output_text.delta':
        this.#setText(event.item_id, (this.#find(event.item_id)?.text ?? '') + event.delta);
        break;
      case 'response.done':
        this.#responseDone(event.response);
        break;
      case 'error':
        this.error = event.error.message;
        break;
    }
    return [];
  }

  #find(id) {
    return this.messages.find((message) => message.id === id);
  }

  #setText(id, text) {
    const message = this.#find(id);
    if (message !== undefined) {
      message.text = text;
    }
  }

  #add({ item, previous_item_id: before }) {
    if (item.type !== 'message' || item.role === 'system' || this.#find(item.id) !== undefined) {
      return;
    }
    const message = { id: item.id, role: item.role, text: textOf(item) ?? '', heard: null, done: false, truncated: false };
    const at = before === null ? 0 : this.messages.findIndex(({ id }) => id === before) + 1;
    this.messages.splice(before === null || at > 0 ? at : this.messages.length, 0, message);
  }

  #done(item) {
    const message = this.#find(item.id);
    if (message === undefined) {
      return [];
    }
    message.done = true;
    if (message.text === '') {
      message.text = textOf(item) ?? '';
    }
    return message.truncated ? [retrieve(item.id)] : [];
  }

  #truncated(id) {
    const message = this.#find(id);
    if (message === undefined) {
      return [];
    }
    message.truncated = true;
    return message.done ? [retrieve(id)] : [];
  }

  #retrieved(item) {
    const message = this.#find(item.id);
    if (message !== undefined && message.truncated) {
      message.heard = textOf(item) ?? '';
    }
  }

  #responseDone({ id, status, status_details: details }) {
    if (this.#active === id) {
      this.#active = null;
    }
    if (status === 'cancelled') {
      this.#stopped.add(id);
    }
    if (status === 'failed') {
      this.error = details?.error?.message ?? 'The answer failed.';
    }
  }
}

function retrieve(id) {
  return { type: 'conversation.item.retrieve', item_id: id };
}

function textOf(item) {
  const [part] = item.content ?? [];
  return part?.transcript ?? part?.text ?? null;
}
