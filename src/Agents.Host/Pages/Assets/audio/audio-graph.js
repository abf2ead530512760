/** Rate of the sound on the wire, Hz. */
export const wireRate = 24000;

/**
 * Opens the browser's audio with both worklets. Browsers that do not join a microphone to a context of another rate get their own rate; the worklets
 * change it. Must be called in a click or a key press, or the sound stays suspended.
 */
export async function openAudio(join) {
  for (const options of [{ sampleRate: wireRate, latencyHint: 'interactive' }, { latencyHint: 'interactive' }]) {
    const context = new AudioContext(options);
    try {
      await Promise.all(['capture', 'playback'].map((name) => context.audioWorklet.addModule(new URL(`./${name}-worklet.js`, import.meta.url))));
      await join(context);
      await context.resume();
      return context;
    } catch (error) {
      await context.close();
      if (error.name !== 'NotSupportedError' || options.sampleRate === undefined) {
        throw error;
      }
    }
  }
}
