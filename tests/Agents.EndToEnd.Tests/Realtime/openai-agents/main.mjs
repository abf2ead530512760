// Talks to a host with the unmodified client @openai/agents: asks by voice, lets a function answer, and speaks over the answer.
// Arguments: the WebSocket's URL, a file with the question as 24 kHz PCM16. Prints one JSON object.
import { readFileSync } from 'node:fs';
import { RealtimeAgent, RealtimeSession, OpenAIRealtimeWebSocket, tool } from '@openai/agents/realtime';
import { z } from 'zod';

const [url, file] = process.argv.slice(2);
const question = readFileSync(file);
const sound = () => question.buffer.slice(question.byteOffset, question.byteOffset + question.byteLength);
const answer = 'It is a quarter past two in the afternoon, and the sun is shining on the old town square where everybody drinks coffee.';
const seen = { types: {}, errors: [], statuses: [], heard: [], said: [], interrupted: 0, toolCalls: 0, soundBytes: 0, history: [] };
const problems = [];
process.on('uncaughtException', (error) => problems.push(String(error.stack)));
process.on('unhandledRejection', (error) => problems.push(String(error)));

const time = tool({
  name: 'get_time',
  description: 'Tells the current time of day.',
  parameters: z.object({}),
  execute: async () => { seen.toolCalls++; return answer; },
});
const agent = new RealtimeAgent({ name: 'caller', instructions: 'Tell the time.', tools: [time] });
const session = new RealtimeSession(agent, {
  transport: new OpenAIRealtimeWebSocket({ useInsecureApiKey: true, url }),
  config: { audio: { input: { transcription: { model: 'whisper-1' }, turnDetection: { type: 'server_vad', silenceDurationMs: 500 } } } },
});

let answered;
const done = new Promise((resolve) => { answered = resolve; });
let spokenOver = false;
session.on('error', (error) => seen.errors.push(JSON.stringify(error?.error ?? error)));
session.on('audio', (event) => {
  seen.soundBytes += event.data.byteLength;
  if (!spokenOver) { spokenOver = true; session.sendAudio(sound()); }
});
session.on('audio_interrupted', () => { seen.interrupted++; });
session.on('history_updated', (history) => { seen.history = history.map(({ type, role, status }) => ({ type, role, status })); });
session.transport.on('*', (event) => {
  seen.types[event.type] = (seen.types[event.type] ?? 0) + 1;
  if (event.type === 'conversation.item.input_audio_transcription.completed') seen.heard.push(event.transcript);
  if (event.type === 'response.output_audio_transcript.done') seen.said.push(event.transcript);
  if (event.type === 'response.done') {
    seen.statuses.push(event.response.status);
    if (event.response.status === 'completed' && event.response.output.some((item) => item.type === 'message') && seen.heard.length > 1) answered();
  }
});

await session.connect({ apiKey: 'any' });
session.sendAudio(sound());
const guard = setTimeout(() => { problems.push('timed out'); answered(); }, 90_000);
await done;
clearTimeout(guard);
setTimeout(() => {
  session.close();
  console.log(JSON.stringify({ ...seen, problems }));
  process.exit(0);
}, 500);
