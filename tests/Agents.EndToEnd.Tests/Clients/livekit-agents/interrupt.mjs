// node interrupt.mjs IN.wav...: each recording is played over the agent's speech, as fast as the detector answers
import { frames, print } from './common.mjs';

// The detector is used by the package's own agent sessions and not among its exports.
const inside = new URL('.', import.meta.resolve('@livekit/agents'));
const { AdaptiveInterruptionDetector } = await import(new URL('inference/interruption/interruption_detector.js', inside));
const { InterruptionStreamSentinel } = await import(new URL('inference/interruption/interruption_stream.js', inside));

const detector = new AdaptiveInterruptionDetector({});
detector.on('error', (error) => print({ type: 'error', message: String(error) }));
const stream = detector.createStream();
const events = stream.stream().getReader();
for (const path of process.argv.slice(2)) {
  const all = await frames(path);
  await stream.pushFrame(InterruptionStreamSentinel.agentSpeechStarted());
  await stream.pushFrame(InterruptionStreamSentinel.overlapSpeechStarted(0, Date.now()));
  for (const frame of all) {
    await stream.pushFrame(frame);
    await new Promise((done) => setTimeout(done, 50));
  }
  await stream.pushFrame(InterruptionStreamSentinel.overlapSpeechEnded(Date.now()));
  const { value } = await events.read();
  print({ type: value.type, interruption: value.isInterruption, probability: value.probability, requests: value.numRequests });
  await stream.pushFrame(InterruptionStreamSentinel.agentSpeechEnded());
}
process.exit(0);
