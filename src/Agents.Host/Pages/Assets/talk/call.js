import { openAudio } from '../audio/audio-graph.js';
import { toBase64 } from '../audio/base64.js';
import { Microphone } from '../audio/microphone.js';
import { toPcm16 } from '../audio/pcm.js';
import { Speaker } from '../audio/speaker.js';
import { Connection } from '../realtime/connection.js';
import { Conversation } from '../realtime/conversation.js';
import { truncations } from '../realtime/truncation.js';
import { TurnTimes } from '../realtime/turn-times.js';
import { Uplink } from '../realtime/uplink.js';

/** A call: microphone, speaker and connection, joined by the conversation. Knows nothing of the page. */
export class Call {
  #connection;
  #microphone = new Microphone();
  #uplink = new Uplink();
  #speaker = null;
  #context = null;
  #ended = false;

  conversation = new Conversation();
  times = new TurnTimes();

  /** Called when anything that is shown has changed. */
  onChange = () => {};

  /** Called with how loud the caller is, 0 to 1. */
  onLevel = () => {};

  /** Called when the connection is `open`, `lost` or `closed`, with a reason. */
  onConnection = () => {};

  /** @param {() => Promise<string>} getSecret makes a client secret */
  constructor(getSecret) {
    this.#connection = new Connection(getSecret);
    this.#connection.onEvent = (event) => this.#onEvent(event);
    this.#connection.onState = (state, reason) => this.onConnection(state, reason);
    this.#microphone.onFrame = (frame) => this.#onFrame(frame);
    this.#microphone.onLost = (error) => this.#fail(`The microphone is gone: ${error.message}`);
  }

  /** Begins the call; in a click or a key press. */
  async start() {
    for (const step of [() => this.#microphone.open(), () => this.#connection.open(), () => this.#join()]) {
      await step();
      if (this.#ended) {
        this.#release(); // ended meanwhile
        return;
      }
    }
  }

  /** Ends the call. */
  end() {
    this.#ended = true;
    this.#release();
  }

  get isMuted() {
    return this.#microphone.isMuted;
  }

  set isMuted(muted) {
    this.#microphone.isMuted = muted;
  }

  /** Stops the answer that is being made or played. */
  async interrupt() {
    const response = this.conversation.activeResponse;
    if (response !== null) {
      this.#send({ type: 'response.cancel', response_id: response });
    }
    await this.#stopSound();
  }

  /** Says something in writing; what is being said is stopped. @param {string} text */
  async write(text) {
    await this.interrupt();
    this.#send({ type: 'conversation.item.create', item: { type: 'message', role: 'user', content: [{ type: 'input_text', text }] } });
    this.#send({ type: 'response.create' });
  }

  /** Last, so that nothing is heard that the host could not hear: sound that waited would delay the whole call. */
  async #join() {
    this.#context = await openAudio((context) => {
      this.#microphone.join(context);
      this.#speaker = new Speaker(context);
      this.#speaker.onEvent = (event) => this.#onPlayback(event);
    });
  }

  #release() {
    this.#connection.close();
    this.#microphone.close();
    this.#context?.close();
    this.#context = this.#speaker = null;
  }

  #send(event) {
    return this.#connection.send(event);
  }

  #onFrame(frame) {
    for (const one of this.#uplink.offer(frame, this.#connection.buffered)) {
      this.#send({ type: 'input_audio_buffer.append', audio: toBase64(toPcm16(one)) });
    }
    this.onLevel(loudness(frame));
  }

  async #onEvent(event) {
    this.times.apply(event, performance.now());
    this.#hear(event);
    this.conversation.apply(event).forEach((reply) => this.#send(reply));
    this.onChange();
    if (event.type === 'input_audio_buffer.speech_started') {
      await this.#stopSound();
    }
  }

  #hear(event) {
    if (event.type === 'response.output_audio.delta' && this.conversation.wants(event.response_id)) {
      this.#speaker?.play(event.item_id, event.delta);
    } else if (event.type === 'response.output_audio.done') {
      this.#speaker?.end(event.item_id);
    }
  }

  async #stopSound() {
    this.conversation.stop();
    const stopped = (await this.#speaker?.stop()) ?? [];
    stopped.forEach(({ id, renderedMs }) => this.conversation.rendered.set(id, renderedMs));
    truncations(stopped).forEach((event) => this.#send(event));
    this.onChange();
  }

  #onPlayback(event) {
    if (event.type === 'started') {
      this.times.started(event.id, performance.now());
    }
    this.conversation.applyPlayback(event);
    this.onChange();
  }

  #fail(message) {
    this.conversation.error = message;
    this.onChange();
  }
}

function loudness(frame) {
  const power = frame.reduce((sum, sample) => sum + sample * sample, 0) / frame.length;
  return Math.min(1, Math.sqrt(power) * 4);
}
