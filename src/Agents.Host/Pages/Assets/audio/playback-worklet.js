import { PlaybackQueue } from './playback-queue.js';
import { Resampler } from './resampler.js';

const progressEvery = 0.05; // seconds

/** Plays the agent's sound, and tells how much of each item was rendered, in milliseconds of sound. */
class Playback extends AudioWorkletProcessor {
  #queue = new PlaybackQueue({ rate: sampleRate });
  #resamplers = new Map();
  #wireRate;
  #toldAt = 0;

  constructor({ processorOptions }) {
    super();
    this.#wireRate = processorOptions.rate;
    this.port.onmessage = ({ data }) => this.#on(data);
  }

  process(_, [[output]]) {
    for (const { type, id, rendered } of this.#queue.render(output)) {
      this.#tell({ type, id, renderedMs: ms(rendered), at: currentTime });
    }
    if (currentTime - this.#toldAt >= progressEvery && this.#queue.progress !== null) {
      this.#toldAt = currentTime;
      const { id, rendered } = this.#queue.progress;
      this.#tell({ type: 'progress', id, renderedMs: ms(rendered) });
    }
    return true;
  }

  #on({ type, id, sound }) {
    switch (type) {
      case 'sound':
        this.#queue.enqueue(id, this.#resampler(id).push(sound));
        break;
      case 'end':
        if (this.#resamplers.has(id)) {
          this.#queue.enqueue(id, this.#resampler(id).flush());
        }
        this.#queue.end(id);
        this.#resamplers.delete(id);
        break;
      case 'flush':
        this.#resamplers.clear();
        this.#tell({
          type: 'flushed',
          items: this.#queue.flush().map((item) => ({ id: item.id, renderedMs: ms(item.rendered), receivedMs: ms(item.received), ended: item.ended })),
        });
        break;
    }
  }

  #resampler(id) {
    if (!this.#resamplers.has(id)) {
      this.#resamplers.set(id, new Resampler(this.#wireRate, sampleRate));
    }
    return this.#resamplers.get(id);
  }

  #tell(message) {
    this.port.postMessage(message);
  }
}

function ms(samples) {
  return Math.floor((samples * 1000) / sampleRate);
}

registerProcessor('playback', Playback);
