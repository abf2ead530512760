import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inWords, waterfall } from '../../../../src/Agents.Host/Pages/Assets/realtime/waterfall.js';

const steps = { transcript: 310, decision: 500, request: 502, first_token: 640, first_text: 660, first_audio_made: 720, first_audio_sent: 725 };

test('each step is a bar on one scale, and the player adds its own', () => {
  const { bars, total } = waterfall(steps, 160);
  assert.deepEqual(bars.map(({ from, to }) => [from, to]), [[0, 310], [0, 500], [502, 640], [640, 660], [660, 720], [720, 725], [725, 885]]);
  assert.equal(total, 885);
});

test('steps that did not happen have no bar', () => {
  const { bars, total } = waterfall({ decision: 500, first_text: 510, first_audio_made: 560, first_token: null });
  assert.deepEqual(bars.map(({ name }) => name), ['End of turn decided', 'Voice made']);
  assert.equal(total, 560);
});

test('an answer begun early starts at the end of speech', () => {
  assert.deepEqual(waterfall({ request: -200, first_token: 20 }).bars, [{ name: 'First word of the model', from: 0, to: 20 }]);
});

test('no steps make an empty picture', () => assert.deepEqual(waterfall({}), { bars: [], total: 0 }));

test('words tell the same', () => {
  assert.equal(inWords(waterfall({ decision: 500.4 })), '500 ms from the last word to the answer: end of turn decided 0 to 500 ms.');
});
