// node speak.mjs MODEL VOICE TEXT...: text to speech, all texts over the same client
import { inference } from '@livekit/agents';
import { print } from './common.mjs';

const [model, voice, ...texts] = process.argv.slice(2);
const tts = new inference.TTS({ model, voice });
tts.on('error', ({ error }) => print({ type: 'error', message: String(error) }));
for (const text of texts) {
  const stream = tts.stream();
  for (const word of text.split(' ')) stream.pushText(`${word} `);
  stream.endInput();
  let samples = 0, loudest = 0, rate = 0;
  const words = [];
  for await (const event of stream) {
    if (typeof event === 'symbol') break;
    samples += event.frame.samplesPerChannel;
    rate = event.frame.sampleRate;
    for (const sample of event.frame.data) loudest = Math.max(loudest, Math.abs(sample));
    for (const word of event.timedTranscripts ?? []) words.push({ text: word.text, start: word.startTime, end: word.endTime });
  }
  print({ type: 'spoken', text, seconds: samples / rate, rate, loudest, words });
}
await tts.close();
process.exit(0);
