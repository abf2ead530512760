// What the programs share. Each takes its input as arguments and prints what the client tells it, one JSON object a line; the gateway comes from LIVEKIT_INFERENCE_URL.
import { readFile } from 'node:fs/promises';
import { initializeLogger } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';

initializeLogger({ pretty: false, level: 'fatal' });

export const print = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

/** Reads 16-bit mono WAV as frames of 50 ms. */
export async function frames(path) {
  const file = await readFile(path);
  const rate = file.readUInt32LE(24);
  if (file.readUInt16LE(22) !== 1) throw new Error(`${path} is not mono`);
  const data = file.indexOf('data') + 8;
  const samples = new Int16Array(file.buffer.slice(file.byteOffset + data, file.byteOffset + data + (file.length - data - (file.length - data) % 2)));
  const size = rate / 20;
  const cut = [];
  for (let at = 0; at + size <= samples.length; at += size) cut.push(new AudioFrame(samples.slice(at, at + size), rate, 1, size));
  return cut;
}
