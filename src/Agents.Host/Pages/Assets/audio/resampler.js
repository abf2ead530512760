const fineness = 128; // weights per sample of the input

/**
 * Changes the rate of sound that comes in blocks, by a low-pass filter (a sinc under a Hann window), so that nothing above half the lower rate is
 * mirrored into what is heard. Needed where a browser does not run its audio at 24 kHz.
 */
export class Resampler {
  #step;
  #half;
  #cutoff;
  #weights; // one half of the filter, finely sampled
  #input;
  #position = 0; // of the next output sample, in samples of #input

  /** @param {number} from rate of the input, Hz @param {number} to rate of the output, Hz @param {number} lobes zero crossings of the filter on each side */
  constructor(from, to, lobes = 16) {
    this.#step = from / to;
    this.#cutoff = Math.min(1, to / from) * 0.94;
    this.#half = Math.ceil(lobes / this.#cutoff);
    this.#weights = Float32Array.from({ length: this.#half * fineness + 2 }, (_, i) => this.#weight(i / fineness));
    this.#input = new Float32Array(this.#half);
    this.#position = this.#half;
  }

  /** @param {Float32Array} block @returns {Float32Array} what can be made so far; the last few samples wait for what follows */
  push(block) {
    if (this.#step === 1) {
      return block;
    }
    this.#append(block);
    const made = [];
    for (; this.#position + this.#half < this.#input.length; this.#position += this.#step) {
      made.push(this.#sample(this.#position));
    }
    this.#forget();
    return Float32Array.from(made);
  }

  /** The rest: silence follows. @returns {Float32Array} */
  flush() {
    return this.push(new Float32Array(this.#step === 1 ? 0 : this.#half));
  }

  #append(block) {
    const all = new Float32Array(this.#input.length + block.length);
    all.set(this.#input);
    all.set(block, this.#input.length);
    this.#input = all;
  }

  #forget() {
    const done = Math.max(0, Math.floor(this.#position) - this.#half);
    this.#input = this.#input.slice(done);
    this.#position -= done;
  }

  #sample(at) {
    let sum = 0;
    const last = Math.floor(at + this.#half);
    for (let i = Math.ceil(at - this.#half); i <= last; i++) {
      sum += this.#input[i] * this.#lookUp(Math.abs(i - at) * fineness);
    }
    return sum;
  }

  #lookUp(place) {
    const before = Math.floor(place);
    return this.#weights[before] + (place - before) * (this.#weights[before + 1] - this.#weights[before]);
  }

  #weight(distance) {
    if (distance >= this.#half) {
      return 0;
    }
    const angle = Math.PI * distance * this.#cutoff;
    const sinc = angle === 0 ? 1 : Math.sin(angle) / angle;
    return this.#cutoff * sinc * 0.5 * (1 + Math.cos((Math.PI * distance) / this.#half));
  }
}
