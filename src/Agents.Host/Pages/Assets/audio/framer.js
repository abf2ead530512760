/** Collects sound that comes in small blocks into frames of one size. */
export class Framer {
  #frame;
  #filled = 0;

  /** @param {number} size samples of a frame */
  constructor(size) {
    this.#frame = new Float32Array(size);
  }

  /** @param {Float32Array} block @returns {Float32Array[]} the frames that are full now; they are the caller's */
  push(block) {
    const full = [];
    for (let taken = 0; taken < block.length;) {
      const part = block.subarray(taken, taken + this.#frame.length - this.#filled);
      this.#frame.set(part, this.#filled);
      this.#filled += part.length;
      taken += part.length;
      if (this.#filled === this.#frame.length) {
        full.push(this.#frame);
        this.#frame = new Float32Array(this.#frame.length);
        this.#filled = 0;
      }
    }
    return full;
  }
}
