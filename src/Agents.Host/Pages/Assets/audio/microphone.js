import { wireRate } from './audio-graph.js';

const constraints = { audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 } };

/** The caller's microphone, in frames of 20 ms. When the device goes, or another one comes, it is opened again; the conversation goes on. */
export class Microphone {
  #context = null;
  #stream = null;
  #source = null;
  #worklet = null;
  #deviceChanged = () => this.#reopen();

  /** Whether frames are handed on. */
  isMuted = false;

  /** Called with each frame: a Float32Array at the rate of the wire. */
  onFrame = () => {};

  /** Called when the microphone is lost for good, with the error. */
  onLost = () => {};

  /** Asks the person for the microphone. Rejects with NotAllowedError when refused, NotFoundError when there is none. */
  async open() {
    if (navigator.mediaDevices === undefined) {
      throw new DOMException('Microphones need https, or a page of this machine.', 'SecurityError');
    }
    this.#stream = await navigator.mediaDevices.getUserMedia(constraints);
    navigator.mediaDevices.addEventListener('devicechange', this.#deviceChanged);
  }

  /** Joins it to the browser's audio. @param {AudioContext} context */
  join(context) {
    this.#context = context;
    const worklet = new AudioWorkletNode(context, 'capture', { numberOfOutputs: 0, channelCount: 1, channelCountMode: 'explicit', processorOptions: { rate: wireRate } });
    worklet.port.onmessage = ({ data }) => this.isMuted || this.onFrame(data);
    this.#connect(worklet);
  }

  /** Lets go of it; the browser's light goes out. */
  close() {
    navigator.mediaDevices?.removeEventListener('devicechange', this.#deviceChanged);
    this.#source?.disconnect();
    this.#stopTracks();
    this.#context = this.#stream = this.#source = this.#worklet = null;
  }

  #connect(worklet) {
    this.#source = this.#context.createMediaStreamSource(this.#stream);
    this.#source.connect(worklet);
    this.#worklet = worklet;
    for (const track of this.#stream.getAudioTracks()) {
      track.onended = () => this.#reopen();
    }
  }

  #stopTracks() {
    for (const track of this.#stream?.getTracks() ?? []) {
      track.onended = null;
      track.stop();
    }
  }

  async #reopen() {
    if (this.#worklet === null) {
      return;
    }
    try {
      const fresh = await navigator.mediaDevices.getUserMedia(constraints);
      this.#source.disconnect();
      this.#stopTracks();
      this.#stream = fresh;
      this.#connect(this.#worklet);
    } catch (error) {
      this.onLost(error);
    }
  }
}
