import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromBase64, toBase64 } from '../../../../src/Agents.Host/Pages/Assets/audio/base64.js';
import { PcmReader, toPcm16 } from '../../../../src/Agents.Host/Pages/Assets/audio/pcm.js';

test('the ends of the scale are the ends of 16 bits, and what is louder is clipped', () => {
  const view = new DataView(toPcm16(Float32Array.of(1, -1, 0, 3, -3, 0.5)).buffer);
  assert.deepEqual([0, 1, 2, 3, 4, 5].map((i) => view.getInt16(i * 2, true)), [32767, -32768, 0, 32767, -32768, 16384]);
});

test('sound survives the way to the wire and back, however it is cut', () => {
  const sound = Float32Array.from({ length: 500 }, (_, i) => Math.sin(i / 7) * 0.8);
  const bytes = toPcm16(sound);
  for (const size of [1, 2, 3, 7, 333, 1000]) {
    const reader = new PcmReader();
    const heard = [];
    for (let i = 0; i < bytes.length; i += size) {
      heard.push(...reader.read(bytes.slice(i, i + size)));
    }
    assert.equal(heard.length, sound.length, `pieces of ${size}`);
    heard.forEach((sample, i) => assert.ok(Math.abs(sample - sound[i]) < 1e-4));
  }
});

test('base64 is that of everybody else, for more than one call can take too', () => {
  const bytes = Uint8Array.from({ length: 100_001 }, (_, i) => (i * 31) % 256);
  assert.equal(toBase64(bytes), Buffer.from(bytes).toString('base64'));
  assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
  assert.equal(toBase64(new Uint8Array(0)), '');
});
