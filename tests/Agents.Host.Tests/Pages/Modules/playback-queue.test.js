import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PlaybackQueue } from '../../../../src/Agents.Host/Pages/Assets/audio/playback-queue.js';

const rate = 24000;
const ms = (milliseconds) => (rate * milliseconds) / 1000;
const sound = (milliseconds, value = 0.5) => new Float32Array(ms(milliseconds)).fill(value);

/** Plays for a time and gives the sound and what happened. */
function play(queue, milliseconds) {
  const events = [];
  const heard = [];
  for (let samples = 0; samples < ms(milliseconds); samples += 120) {
    const block = new Float32Array(120);
    events.push(...queue.render(block));
    heard.push(...block);
  }
  return { events, heard };
}

test('nothing plays before there is enough to go on without a gap', () => {
  const queue = new PlaybackQueue({ rate, startAfterMs: 150 });
  queue.enqueue('a', sound(100));
  assert.deepEqual(play(queue, 50).events, []);
  queue.enqueue('a', sound(50));
  assert.deepEqual(play(queue, 5).events, [{ type: 'started', id: 'a', rendered: 0 }]);
});

test('a short answer that is whole plays at once, and its end is told with its exact length', () => {
  const queue = new PlaybackQueue({ rate });
  queue.enqueue('a', sound(33));
  queue.end('a');
  const { events, heard } = play(queue, 60);
  assert.deepEqual(events.map(({ type, rendered }) => [type, rendered]), [['started', 0], ['finished', ms(33)]]);
  assert.equal(heard.filter((sample) => sample === 0.5).length, ms(33));
  assert.ok(queue.isEmpty);
});

test('items play one after the other without a gap, each counted for itself', () => {
  const queue = new PlaybackQueue({ rate });
  queue.enqueue('a', sound(200, 0.1));
  queue.end('a');
  queue.enqueue('b', sound(200, 0.2));
  queue.end('b');
  const { events, heard } = play(queue, 500);
  assert.deepEqual(events.map(({ type, id, rendered }) => [type, id, rendered]), [
    ['started', 'a', 0], ['finished', 'a', ms(200)], ['started', 'b', 0], ['finished', 'b', ms(200)]]);
  assert.equal(heard.findIndex((sample) => sample === 0), ms(400));
});

test('sound that runs out is waited for, and goes on from the same sample', () => {
  const queue = new PlaybackQueue({ rate, startAfterMs: 100 });
  queue.enqueue('a', sound(100));
  assert.deepEqual(play(queue, 150).events.at(-1), { type: 'starved', id: 'a', rendered: ms(100) });
  queue.enqueue('a', sound(60));
  assert.equal(play(queue, 20).heard.every((sample) => sample === 0), true);
  queue.enqueue('a', sound(40));
  queue.end('a');
  assert.deepEqual(play(queue, 150).events.at(-1), { type: 'finished', id: 'a', rendered: ms(200) });
});

test('a stop fades for 8 ms, counts what was rendered to the sample, and drops the rest', () => {
  const queue = new PlaybackQueue({ rate, startAfterMs: 100, fadeMs: 8 });
  queue.enqueue('a', sound(1000));
  queue.end('a');
  queue.enqueue('b', sound(500));
  play(queue, 300);
  assert.deepEqual(queue.flush(), [
    { id: 'a', rendered: ms(308), received: ms(1000), ended: true },
    { id: 'b', rendered: 0, received: ms(500), ended: false }]);
  const { heard, events } = play(queue, 50);
  assert.deepEqual(events, []);
  for (let i = 1; i < ms(8); i++) {
    assert.ok(heard[i] < heard[i - 1], 'it gets quieter');
  }
  assert.equal(heard.slice(ms(8)).every((sample) => sample === 0), true);
  assert.ok(queue.isEmpty);
});

test('a stop before anything was heard reports nothing as rendered, and a stop of silence nothing at all', () => {
  const queue = new PlaybackQueue({ rate, startAfterMs: 150 });
  queue.enqueue('a', sound(100));
  play(queue, 20);
  assert.deepEqual(queue.flush(), [{ id: 'a', rendered: 0, received: ms(100), ended: false }]);
  assert.deepEqual(queue.flush(), []);
});

test('an answer that comes right behind a stop plays as any other', () => {
  const queue = new PlaybackQueue({ rate, startAfterMs: 0 });
  queue.enqueue('a', sound(100));
  play(queue, 20);
  queue.flush();
  queue.enqueue('b', sound(40, 0.75));
  queue.end('b');
  const { events, heard } = play(queue, 100);
  assert.deepEqual(events.map(({ type, id }) => [type, id]), [['started', 'b'], ['finished', 'b']]);
  assert.equal(heard.filter((sample) => sample === 0.75).length, ms(40));
});
