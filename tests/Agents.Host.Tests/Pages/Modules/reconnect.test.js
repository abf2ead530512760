import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reconnectDelay } from '../../../../src/Agents.Host/Pages/Assets/realtime/reconnect.js';

test('attempts come ever more slowly, and end after a minute', () => {
  const delays = Array.from({ length: 8 }, (_, i) => reconnectDelay(i));
  assert.ok(delays.every((delay, i) => i === 0 || delay > delays[i - 1]));
  assert.ok(delays.reduce((sum, delay) => sum + delay) >= 60_000);
  assert.equal(reconnectDelay(8), null);
});
