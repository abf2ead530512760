/**
 * The agent's sound on its way to the speaker, and exactly how much of each item was rendered. An item is a spoken message of the conversation.
 * Pure: no clock, no browser; the playback worklet drives it block by block.
 */
export class PlaybackQueue {
  #startAfter;
  #fade;
  #items = []; // in the order they are played
  #waiting = true; // until there is enough to play without a gap
  #tail = null; // the last few milliseconds of what was stopped, fading out

  /** @param {{rate: number, startAfterMs?: number, fadeMs?: number}} settings the output's rate; sound that must be there before playing begins; length of the fade */
  constructor({ rate, startAfterMs = 150, fadeMs = 8 }) {
    this.#startAfter = (rate * startAfterMs) / 1000;
    this.#fade = Math.round((rate * fadeMs) / 1000);
  }

  /** Whether anything is left to be heard. */
  get isEmpty() {
    return this.#items.length === 0 && this.#tail === null;
  }

  /** @param {string} id the item @param {Float32Array} sound more of it */
  enqueue(id, sound) {
    if (sound.length === 0) {
      return;
    }
    let item = this.#items.find((queued) => queued.id === id);
    if (item === undefined) {
      this.#items.push(item = { id, blocks: [], offset: 0, rendered: 0, received: 0, ended: false });
    }
    item.blocks.push(sound);
    item.received += sound.length;
  }

  /** No more sound of an item will come. @param {string} id */
  end(id) {
    const item = this.#items.find((queued) => queued.id === id);
    if (item !== undefined) {
      item.ended = true;
    }
  }

  /**
   * Stops: what plays fades out, everything else is dropped.
   * @returns {{id: string, rendered: number, received: number, ended: boolean}[]} each item that was not heard to its end, the fade counted as rendered
   */
  flush() {
    const [playing] = this.#items;
    if (playing !== undefined && !this.#waiting) {
      const sound = this.#take(playing, this.#fade);
      this.#tail = { sound, at: 0 };
    }
    const report = this.#items.map(({ id, rendered, received, ended }) => ({ id, rendered, received, ended }));
    this.#items = [];
    this.#waiting = true;
    return report;
  }

  /**
   * Fills a block of the output.
   * @param {Float32Array} output
   * @returns {{type: 'started'|'finished'|'starved', id: string, rendered: number}[]} what happened to items
   */
  render(output) {
    output.fill(0);
    const events = [];
    let filled = this.#renderTail(output);
    while (filled < output.length && this.#items.length > 0 && this.#mayPlay()) {
      const [item] = this.#items;
      const first = item.rendered === 0;
      const sound = this.#take(item, output.length - filled);
      output.set(sound, filled);
      filled += sound.length;
      if (first && sound.length > 0) {
        events.push({ type: 'started', id: item.id, rendered: 0 });
      }
      if (item.blocks.length === 0) {
        events.push(this.#runDry(item));
      }
    }
    return events;
  }

  /** What of the item that plays was rendered; null if nothing plays. @returns {{id: string, rendered: number}|null} */
  get progress() {
    const [item] = this.#items;
    return item === undefined ? null : { id: item.id, rendered: item.rendered };
  }

  #runDry(item) {
    if (item.ended) {
      this.#items.shift();
      this.#waiting = this.#items.length === 0;
      return { type: 'finished', id: item.id, rendered: item.rendered };
    }
    this.#waiting = true;
    return { type: 'starved', id: item.id, rendered: item.rendered };
  }

  #mayPlay() {
    if (this.#waiting) {
      const [item] = this.#items;
      this.#waiting = !item.ended && item.received - item.rendered < this.#startAfter;
    }
    return !this.#waiting;
  }

  #renderTail(output) {
    if (this.#tail === null) {
      return 0;
    }
    const { sound } = this.#tail;
    let filled = 0;
    for (; filled < output.length && this.#tail.at < sound.length; filled++, this.#tail.at++) {
      output[filled] = sound[this.#tail.at] * (1 - (this.#tail.at + 1) / sound.length);
    }
    if (this.#tail.at === sound.length) {
      this.#tail = null;
    }
    return filled;
  }

  /** Takes up to some samples off an item, and counts them as rendered. */
  #take(item, most) {
    const parts = [];
    let length = 0;
    while (length < most && item.blocks.length > 0) {
      const [block] = item.blocks;
      const part = block.subarray(item.offset, item.offset + most - length);
      parts.push(part);
      length += part.length;
      item.offset += part.length;
      if (item.offset === block.length) {
        item.blocks.shift();
        item.offset = 0;
      }
    }
    item.rendered += length;
    const sound = new Float32Array(length);
    parts.reduce((at, part) => (sound.set(part, at), at + part.length), 0);
    return sound;
  }
}
