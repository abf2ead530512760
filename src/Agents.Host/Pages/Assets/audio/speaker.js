import { wireRate } from './audio-graph.js';
import { fromBase64 } from './base64.js';
import { PcmReader } from './pcm.js';

/** Plays the agent's sound through the browser's normal output, where its echo canceller can hear it. */
export class Speaker {
  #worklet;
  #readers = new Map();
  #flushed = [];

  /** Called with what happens to items: `started`, `progress`, `starved`, `finished`; each with `id` and `renderedMs`. */
  onEvent = () => {};

  /** @param {AudioContext} context */
  constructor(context) {
    this.#worklet = new AudioWorkletNode(context, 'playback', { numberOfInputs: 0, outputChannelCount: [1], processorOptions: { rate: wireRate } });
    this.#worklet.port.onmessage = ({ data }) => (data.type === 'flushed' ? this.#flushed.shift()?.(data.items) : this.onEvent(data));
    this.#worklet.connect(context.destination);
  }

  /** More sound of an item. @param {string} id @param {string} base64 */
  play(id, base64) {
    if (!this.#readers.has(id)) {
      this.#readers.set(id, new PcmReader());
    }
    const sound = this.#readers.get(id).read(fromBase64(base64));
    this.#worklet.port.postMessage({ type: 'sound', id, sound }, [sound.buffer]);
  }

  /** An item has all its sound. @param {string} id */
  end(id) {
    this.#readers.delete(id);
    this.#worklet.port.postMessage({ type: 'end', id });
  }

  /** Stops with a short fade. @returns {Promise<{id: string, renderedMs: number, receivedMs: number, ended: boolean}[]>} what was not heard to its end */
  stop() {
    this.#readers.clear();
    this.#worklet.port.postMessage({ type: 'flush' });
    return new Promise((resolve) => this.#flushed.push(resolve));
  }
}
