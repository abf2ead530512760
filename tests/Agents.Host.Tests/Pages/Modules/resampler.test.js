import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Resampler } from '../../../../src/Agents.Host/Pages/Assets/audio/resampler.js';

const tone = (hz, rate, seconds) => Float32Array.from({ length: rate * seconds }, (_, i) => Math.sin((2 * Math.PI * hz * i) / rate));
const power = (sound) => sound.reduce((sum, sample) => sum + sample * sample, 0) / sound.length;

function changed(sound, from, to, block) {
  const resampler = new Resampler(from, to);
  const made = [];
  for (let i = 0; i < sound.length; i += block) {
    made.push(...resampler.push(sound.subarray(i, i + block)));
  }
  made.push(...resampler.flush());
  return Float32Array.from(made);
}

for (const [from, to] of [[48000, 24000], [44100, 24000], [24000, 48000], [24000, 44100], [16000, 24000]]) {
  test(`a tone of 1 kHz stays one, in its place, from ${from} to ${to} Hz`, () => {
    const made = changed(tone(1000, from, 0.5), from, to, 128);
    assert.ok(Math.abs(made.length - to / 2) <= 2, `${made.length} samples`);
    const wanted = tone(1000, to, 0.5);
    for (let i = 200; i < made.length - 200; i++) {
      assert.ok(Math.abs(made[i] - wanted[i]) < 0.01, `sample ${i}: ${made[i]} for ${wanted[i]}`);
    }
  });

  test(`the cut of the blocks does not matter, from ${from} to ${to} Hz`, () => {
    const sound = tone(700, from, 0.1);
    const whole = changed(sound, from, to, sound.length);
    const cut = changed(sound, from, to, 128);
    assert.equal(cut.length, whole.length);
    cut.forEach((sample, i) => assert.ok(Math.abs(sample - whole[i]) < 1e-5));
  });
}

test('what the lower rate cannot hold is gone and not mirrored', () => {
  const made = changed(tone(15000, 48000, 0.3), 48000, 24000, 128);
  assert.ok(power(made.subarray(300, -300)) < 1e-5, `power ${power(made.subarray(300, -300))}`);
});

test('the same rate is handed through', () => {
  const sound = tone(440, 24000, 0.01);
  assert.deepEqual(changed(sound, 24000, 24000, 128), sound);
});
