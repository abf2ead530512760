// node hear.mjs MODEL IN.wav [FALLBACK]: speech to text
import { inference, stt as base } from '@livekit/agents';
import { frames, print } from './common.mjs';

const [model, path, fallback] = process.argv.slice(2);
const stt = new inference.STT({ model, language: 'en', ...(fallback ? { fallback } : {}) });
stt.on('error', ({ error }) => print({ type: 'error', message: String(error) }));
const stream = stt.stream();
const reading = (async () => {
  for await (const event of stream) {
    const heard = event.alternatives?.[0];
    print({
      type: base.SpeechEventType[event.type].toLowerCase(), text: heard?.text, start: heard?.startTime, end: heard?.endTime, language: heard?.language,
      confidence: heard?.confidence, words: heard?.words?.map((word) => ({ text: word.text, start: word.startTime, end: word.endTime })),
      seconds: event.recognitionUsage?.audioDuration,
    });
    if (event.type === base.SpeechEventType.FINAL_TRANSCRIPT && event.requestId) print({ type: 'request', id: event.requestId });
  }
})();
for (const frame of await frames(path)) stream.pushFrame(frame);
stream.endInput();
await reading;
process.exit(0);
