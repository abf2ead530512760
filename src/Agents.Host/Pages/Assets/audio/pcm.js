/** Sound as numbers from -1 to 1, and as the 16-bit little-endian samples of the wire. */

/** Makes samples of the wire from numbers; louder ones are clipped. @param {Float32Array} sound @returns {Uint8Array} */
export function toPcm16(sound) {
  const bytes = new Uint8Array(sound.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < sound.length; i++) {
    const clipped = Math.max(-1, Math.min(1, sound[i]));
    view.setInt16(i * 2, Math.round(clipped < 0 ? clipped * 0x8000 : clipped * 0x7fff), true);
  }
  return bytes;
}

/** Reads the bytes of one item, in pieces of any length: a sample that is cut in two waits for its other half. */
export class PcmReader {
  #odd = null;

  /** @param {Uint8Array} bytes @returns {Float32Array} */
  read(bytes) {
    const whole = this.#odd === null ? bytes : joined(this.#odd, bytes);
    this.#odd = whole.length % 2 === 1 ? whole[whole.length - 1] : null;
    const view = new DataView(whole.buffer, whole.byteOffset, whole.byteLength);
    return Float32Array.from({ length: whole.length >> 1 }, (_, i) => view.getInt16(i * 2, true) / 0x8000);
  }
}

function joined(first, rest) {
  const all = new Uint8Array(rest.length + 1);
  all[0] = first;
  all.set(rest, 1);
  return all;
}
