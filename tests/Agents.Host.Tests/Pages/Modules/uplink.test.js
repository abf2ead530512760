import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Uplink } from '../../../../src/Agents.Host/Pages/Assets/realtime/uplink.js';

test('frames go out at once while the network keeps up', () => {
  const uplink = new Uplink();
  assert.deepEqual([uplink.offer('a', 0), uplink.offer('b', 16_000)], [['a'], ['b']]);
});

test('while it does not, the newest frames wait and older frames are dropped', () => {
  const uplink = new Uplink({ frames: 3, bufferedBytes: 100 });
  for (const frame of 'abcde') {
    assert.deepEqual(uplink.offer(frame, 101), []);
  }
  assert.equal(uplink.dropped, 2);
  assert.deepEqual(uplink.offer('f', 100), ['c', 'd', 'e', 'f']);
  assert.deepEqual(uplink.offer('g', 0), ['g']);
});
