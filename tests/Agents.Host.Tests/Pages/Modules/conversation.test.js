import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Conversation } from '../../../../src/Agents.Host/Pages/Assets/realtime/conversation.js';

const user = { id: 'u', type: 'message', role: 'user', content: [{ type: 'input_audio', transcript: null }] };
const agent = { id: 'a', type: 'message', role: 'assistant', content: [] };
const delta = (text) => ({ type: 'response.output_audio_transcript.delta', item_id: 'a', delta: text });
const done = (status, text) => ({ type: 'conversation.item.done', item: { ...agent, status, content: [{ type: 'output_audio', transcript: text }] } });

/** A turn up to the agent's first words. */
function talk() {
  const conversation = new Conversation();
  const states = [conversation.state];
  for (const event of [
    { type: 'input_audio_buffer.speech_started', item_id: 'u' },
    { type: 'input_audio_buffer.speech_stopped', item_id: 'u' },
    { type: 'conversation.item.added', item: user, previous_item_id: null },
    { type: 'conversation.item.input_audio_transcription.completed', item_id: 'u', transcript: 'what time is it' },
    { type: 'response.created', response: { id: 'r' } },
    { type: 'response.output_item.added', response_id: 'r', item: agent },
    { type: 'conversation.item.added', item: agent, previous_item_id: 'u' },
    delta('It is a quarter '),
    delta('past two.'),
  ]) {
    assert.deepEqual(conversation.apply(event), []);
    states.push(conversation.state);
  }
  return { conversation, states };
}

test('the state follows the turn', () => {
  const { conversation, states } = talk();
  assert.deepEqual([...new Set(states)], ['listening', 'hearing', 'thinking']);
  conversation.applyPlayback({ type: 'started', id: 'a', renderedMs: 0 });
  conversation.apply({ type: 'response.done', response: { id: 'r', status: 'completed' } });
  assert.equal(conversation.state, 'speaking');
  conversation.applyPlayback({ type: 'finished', id: 'a', renderedMs: 1400 });
  assert.equal(conversation.state, 'listening');
  assert.equal(conversation.rendered.get('a'), 1400);
});

test('both sides are written down', () => {
  const { conversation } = talk();
  conversation.apply(done('completed', 'It is a quarter past two.'));
  assert.deepEqual(conversation.messages.map(({ role, text, heard }) => [role, text, heard]), [
    ['user', 'what time is it', null], ['assistant', 'It is a quarter past two.', null]]);
});

for (const order of ['truncated before done', 'done before truncated']) {
  test(`an interrupted answer keeps what was meant and asks what was heard: ${order}`, () => {
    const { conversation } = talk();
    const truncated = { type: 'conversation.item.truncated', item_id: 'a', content_index: 0, audio_end_ms: 400 };
    const ended = done('incomplete', 'It is a quarter past two.');
    const [first, second] = order.startsWith('truncated') ? [truncated, ended] : [ended, truncated];
    assert.deepEqual(conversation.apply(first), []);
    assert.deepEqual(conversation.apply(second), [{ type: 'conversation.item.retrieve', item_id: 'a' }]);
    conversation.apply({ type: 'conversation.item.retrieved', item: { ...agent, content: [{ type: 'output_audio', transcript: 'It is a' }] } });
    const [, said] = conversation.messages;
    assert.deepEqual([said.text, said.heard], ['It is a quarter past two.', 'It is a']);
  });
}

test('late sound of what was stopped is not wanted, of the next answer it is', () => {
  const { conversation } = talk();
  conversation.applyPlayback({ type: 'started', id: 'a', renderedMs: 0 });
  conversation.stop();
  assert.equal(conversation.wants('r'), false);
  conversation.applyPlayback({ type: 'progress', id: 'a', renderedMs: 999 });
  assert.notEqual(conversation.state, 'speaking');
  conversation.apply({ type: 'response.done', response: { id: 'r', status: 'cancelled' } });
  conversation.apply({ type: 'response.created', response: { id: 'r2' } });
  assert.equal(conversation.wants('r2'), true);
});

test('a stop after the response is done stops what still plays of it', () => {
  const { conversation } = talk();
  conversation.applyPlayback({ type: 'started', id: 'a', renderedMs: 0 });
  conversation.apply({ type: 'response.done', response: { id: 'r', status: 'completed' } });
  conversation.stop();
  assert.equal(conversation.wants('r'), false);
  assert.equal(conversation.state, 'listening');
});

test('items that come again after a reconnect are not shown twice, and functions not at all', () => {
  const { conversation } = talk();
  conversation.apply({ type: 'conversation.item.added', item: user, previous_item_id: null });
  conversation.apply({ type: 'conversation.item.added', item: { id: 'f', type: 'function_call' }, previous_item_id: 'a' });
  assert.deepEqual(conversation.messages.map(({ id }) => id), ['u', 'a']);
});

test('items stand where the host puts them', () => {
  const { conversation } = talk();
  const typed = { id: 't', type: 'message', role: 'user', content: [{ type: 'input_text', text: 'and the date?' }] };
  conversation.apply({ type: 'conversation.item.added', item: typed, previous_item_id: 'u' });
  assert.deepEqual(conversation.messages.map(({ id, text }) => [id, text]), [['u', 'what time is it'], ['t', 'and the date?'], ['a', 'It is a quarter past two.']]);
  conversation.apply({ type: 'conversation.item.deleted', item_id: 't' });
  assert.equal(conversation.messages.length, 2);
});

for (const [event, message] of [
  [{ type: 'error', error: { message: 'Too much.' } }, 'Too much.'],
  [{ type: 'response.done', response: { id: 'r', status: 'failed', status_details: { error: { message: 'No model.' } } } }, 'No model.'],
  [{ type: 'conversation.item.input_audio_transcription.failed', item_id: 'u', error: { message: 'Say it again.' } }, 'Say it again.'],
]) {
  test(`a fault is told until the caller speaks again: ${event.type}`, () => {
    const { conversation } = talk();
    conversation.apply(event);
    assert.equal(conversation.error, message);
    conversation.apply({ type: 'input_audio_buffer.speech_started', item_id: 'u2' });
    assert.equal(conversation.error, null);
  });
}
