import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EventStreamReader } from '../../../../src/Agents.Host/Pages/Assets/sessions/event-stream.js';

const text = ': hello\n\nid: 1\nevent: close\ndata: {"a":1}\n\nid: 2\ndata: x\ndata: y\r\n\r\n: still here\n\nid: 3\nevent: cut\nda';

test('events are read, comments are not, half an event waits', () => {
  const reader = new EventStreamReader();
  assert.deepEqual(reader.push(text), [
    { type: 'close', data: '{"a":1}', id: '1' },
    { type: 'message', data: 'x\ny', id: '2' }]);
  assert.equal(reader.lastId, '2');
  assert.deepEqual(reader.push('ta: z\n\n'), [{ type: 'cut', data: 'z', id: '3' }]);
});

test('the cut of the pieces does not matter', () => {
  const whole = new EventStreamReader().push(text);
  for (let size = 1; size < 9; size++) {
    const reader = new EventStreamReader();
    const events = [];
    for (let i = 0; i < text.length; i += size) {
      events.push(...reader.push(text.slice(i, i + size)));
    }
    assert.deepEqual(events, whole, `pieces of ${size}`);
  }
});
