/**
 * The steps from the caller's last word to the agent's first sound as bars. The host counts its steps in milliseconds from the end of speech; a step is
 * absent where it did not happen. Pure.
 */
const bars = [
  { name: 'Words recognised', from: null, to: 'transcript' },
  { name: 'End of turn decided', from: null, to: 'decision' },
  { name: 'First word of the model', from: 'request', to: 'first_token' },
  { name: 'First sentence complete', from: 'first_token', to: 'first_text' },
  { name: 'Voice made', from: 'first_text', to: 'first_audio_made' },
  { name: 'Sound sent', from: 'first_audio_made', to: 'first_audio_sent' },
];

/**
 * @param {Record<string, number|null>} steps of the host, ms from the end of speech
 * @param {number|null} untilHeard ms from the first sound's arrival until the speaker played it; null where the page did not play it
 * @returns {{bars: {name: string, from: number, to: number}[], total: number}} ms from the end of speech
 */
export function waterfall(steps, untilHeard = null) {
  const drawn = bars
    .filter(({ from, to }) => isTime(steps[to]) && (from === null || isTime(steps[from])))
    .map(({ name, from, to }) => ({ name, from: Math.max(0, from === null ? 0 : steps[from]), to: Math.max(0, steps[to]) }));
  if (untilHeard !== null && isTime(steps.first_audio_sent)) {
    drawn.push({ name: 'Played here', from: steps.first_audio_sent, to: steps.first_audio_sent + untilHeard });
  }
  return { bars: drawn, total: Math.max(0, ...drawn.map(({ to }) => to)) };
}

/** The same as a sentence, for those who do not see the picture. */
export function inWords({ bars: drawn, total }) {
  return `${Math.round(total)} ms from the last word to the answer: ${drawn.map(({ name, from, to }) => `${name.toLowerCase()} ${Math.round(from)} to ${Math.round(to)} ms`).join(', ')}.`;
}

function isTime(value) {
  return typeof value === 'number' && Number.isFinite(value);
}
