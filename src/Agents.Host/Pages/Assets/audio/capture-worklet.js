import { Framer } from './framer.js';
import { Resampler } from './resampler.js';

/** Hands the microphone's sound on in frames of 20 ms, at the rate of the wire. */
class Capture extends AudioWorkletProcessor {
  #resampler;
  #framer;

  constructor({ processorOptions: { rate } }) {
    super();
    this.#resampler = new Resampler(sampleRate, rate);
    this.#framer = new Framer(rate / 50);
  }

  process([[input]]) {
    if (input !== undefined) {
      for (const frame of this.#framer.push(this.#resampler.push(input))) {
        this.port.postMessage(frame, [frame.buffer]);
      }
    }
    return true;
  }
}

registerProcessor('capture', Capture);
