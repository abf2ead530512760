/**
 * Decides which frames of the microphone go out. While the network is slow they wait here, and when more wait than the host should be behind, the oldest are
 * dropped: what is heard late is worth less than what is heard now. Pure.
 */
export class Uplink {
  #waiting = [];
  #most;
  #limit;

  /** Frames that were dropped. */
  dropped = 0;

  /** @param {{frames?: number, bufferedBytes?: number}} settings the most frames that wait; bytes in the socket above which they do */
  constructor({ frames = 10, bufferedBytes = 16_000 } = {}) {
    this.#most = frames;
    this.#limit = bufferedBytes;
  }

  /** @param {T} frame the newest @param {number} buffered bytes the socket still holds @returns {T[]} what to send now @template T */
  offer(frame, buffered) {
    this.#waiting.push(frame);
    if (buffered > this.#limit) {
      if (this.#waiting.length > this.#most) {
        this.#waiting.shift();
        this.dropped++;
      }
      return [];
    }
    return this.#waiting.splice(0);
  }
}
