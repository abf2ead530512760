import assert from 'node:assert/strict';
import { test } from 'node:test';
import { truncations } from '../../../../src/Agents.Host/Pages/Assets/realtime/truncation.js';

const cut = (id, renderedMs, receivedMs, ended) => ({ id, renderedMs, receivedMs, ended });

for (const [name, stopped, told] of [
  ['a part was heard', [cut('a', 310, 2000, false)], [['a', 310]]],
  ['all sound was there and a part was heard', [cut('a', 310, 2000, true)], [['a', 310]]],
  ['all that came was heard, and more would have come', [cut('a', 500, 500, false)], [['a', 500]]],
  ['everything was heard', [cut('a', 500, 500, true)], []],
  ['nothing was heard', [cut('a', 0, 500, false)], []],
  ['nothing played', [], []],
  ['one was heard in part and one waited', [cut('a', 310, 2000, true), cut('b', 0, 800, false)], [['a', 310]]],
  ['rounding never exceeds the sound', [cut('a', 501, 500, false)], [['a', 500]]],
]) {
  test(`what the host is told when ${name}`, () => {
    assert.deepEqual(truncations(stopped), told.map(([id, end]) => ({ type: 'conversation.item.truncate', item_id: id, content_index: 0, audio_end_ms: end })));
  });
}
