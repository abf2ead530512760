import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Framer } from '../../../../src/Agents.Host/Pages/Assets/audio/framer.js';

test('blocks of 128 become frames of 480, no sample lost or twice', () => {
  const framer = new Framer(480);
  const frames = [];
  for (let block = 0; block < 30; block++) {
    frames.push(...framer.push(Float32Array.from({ length: 128 }, (_, i) => block * 128 + i)));
  }
  assert.equal(frames.length, 8);
  assert.deepEqual(frames.flatMap((frame) => [...frame]), Array.from({ length: 3840 }, (_, i) => i));
});

test('one block may fill many frames, and frames are not written again', () => {
  const framer = new Framer(2);
  const frames = framer.push(Float32Array.of(1, 2, 3, 4, 5));
  framer.push(Float32Array.of(6, 7));
  assert.deepEqual(frames.map((frame) => [...frame]), [[1, 2], [3, 4]]);
});
