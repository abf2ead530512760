import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lasting, messageOf, sessionCount, stepsOf } from '../../../../src/Agents.Host/Pages/Assets/sessions/format.js';

const start = '2026-11-22T12:00:00+00:00';
for (const [seconds, written] of [[0, '0:00'], [65, '1:05'], [3599, '59:59'], [7209, '2:00:09'], [-3, '0:00']]) {
  test(`${seconds} s are ${written}`, () => assert.equal(lasting(start, Date.parse(start) + seconds * 1000), written));
}

test('a start that is not known lasts no time', () => assert.equal(lasting(undefined, 0), ''));

test('sessions are counted in English', () =>
  assert.deepEqual([0, 1, 2].map(sessionCount), ['No session runs.', '1 session runs.', '2 sessions run.']));

test('an interrupted message has both texts, others one', () => {
  const entry = { id: 'a', type: 'message', role: 'assistant', text: 'It is', intended: 'It is noon.' };
  assert.deepEqual(messageOf(entry), { id: 'a', role: 'assistant', text: 'It is noon.', heard: 'It is', done: true });
  assert.equal(messageOf({ id: 'u', type: 'message', role: 'user', text: 'hi' }).heard, null);
  assert.equal(messageOf({ id: 'f', type: 'function_call', name: 'get_time' }), null);
  assert.equal(messageOf({ id: 's', type: 'message', role: 'system', text: 'x' }), null);
});

test('seconds become milliseconds, and what is no step is left out', () =>
  assert.deepEqual(stepsOf({ speech_id: 's', end_of_speech: start, decision: 0.5 }), { decision: 500 }));
