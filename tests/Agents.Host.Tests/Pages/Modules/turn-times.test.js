import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TurnTimes } from '../../../../src/Agents.Host/Pages/Assets/realtime/turn-times.js';

const created = (id) => ({ type: 'response.created', response: { id } });
const sound = (item) => ({ type: 'response.output_audio.delta', item_id: item });
const answered = { type: 'x_agents.turn_answered', steps_ms: { decision: 500 } };

test('a turn has the steps of the host and the times of the page, whichever comes first', () => {
  for (const order of [[answered, sound('i')], [sound('i'), answered]]) {
    const times = new TurnTimes();
    times.apply(created('r'), 100);
    order.forEach((event, i) => times.apply(event, 200 + i));
    times.started('i', 350);
    assert.equal(times.turns.length, 1);
    assert.deepEqual(times.turns[0].steps, { decision: 500 });
    assert.equal(times.turns[0].heard, 350);
    assert.ok(times.turns[0].firstSound <= 201);
  }
});

test('only the first sound counts, and an answer that nobody asked for by voice is no turn', () => {
  const times = new TurnTimes();
  times.apply(created('r'), 0);
  times.apply(sound('i'), 10);
  times.apply(sound('i'), 20);
  assert.equal(times.turns.length, 0);
  times.apply(answered, 30);
  assert.equal(times.turns[0].firstSound, 10);
});

test('the last fifty are kept', () => {
  const times = new TurnTimes();
  for (let i = 0; i < 60; i++) {
    times.apply(created(`r${i}`), i);
    times.apply(sound(`i${i}`), i);
    times.apply(answered, i);
  }
  assert.deepEqual([times.turns.length, times.turns[0].response], [50, 'r10']);
});
