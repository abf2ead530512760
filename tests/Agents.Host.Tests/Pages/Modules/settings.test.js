import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sessionSettings } from '../../../../src/Agents.Host/Pages/Assets/realtime/settings.js';

test('what is not chosen is not sent: the agent has its own', () => {
  const session = sessionSettings({ agent: 'demo', voice: '', stt: '', llm: '' });
  assert.equal(session.model, 'demo');
  assert.equal('voice' in session.audio.output, false);
  assert.equal('x_models' in session, false);
});

test('what is chosen is', () => {
  const session = sessionSettings({ agent: 'demo', voice: 'local/flite:rms', stt: '', llm: 'local/concierge' });
  assert.equal(session.audio.output.voice, 'local/flite:rms');
  assert.deepEqual(session.x_models, { llm: 'local/concierge' });
});
