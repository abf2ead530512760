/**
 * The settings of a conversation from what was chosen on the page; empty choices mean the agent's own. Pure.
 * @param {{agent: string, voice: string, stt: string, llm: string}} chosen
 */
export function sessionSettings({ agent, voice, stt, llm }) {
  const models = Object.fromEntries(Object.entries({ stt, llm }).filter(([, name]) => name !== ''));
  return {
    type: 'realtime',
    model: agent,
    include: ['x_agents.turn_answered'],
    audio: {
      input: { format: { type: 'audio/pcm', rate: 24000 }, transcription: { model: 'default' }, turn_detection: { type: 'semantic_vad' } },
      output: { format: { type: 'audio/pcm', rate: 24000 }, ...(voice === '' ? {} : { voice }) },
    },
    ...(Object.keys(models).length === 0 ? {} : { x_models: models }),
  };
}
