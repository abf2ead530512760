import { inference, initializeLogger, stt } from '@livekit/agents';

initializeLogger({ pretty: false, level: 'warn' });
const speech = new inference.TTS({ model: 'cartesia/sonic-3', voice: '' }).stream();
const hearing = new inference.STT({ model: 'deepgram/nova-3', language: 'en' }).stream();
speech.pushText('What time is it?');
speech.endInput();
for await (const event of speech) {
  if (typeof event === 'symbol') break;
  hearing.pushFrame(event.frame);
}
hearing.endInput();
for await (const event of hearing) {
  if (event.type === stt.SpeechEventType.FINAL_TRANSCRIPT) console.log(event.alternatives[0].text);
}
process.exit(0);
