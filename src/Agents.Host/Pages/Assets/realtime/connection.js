import { reconnectDelay } from './reconnect.js';

/** Close codes after which the conversation is over for good. */
const final = new Set([1000, 1008, 1011]);

/** Why a conversation that has ended cannot be taken up again: no more than that it has ended. */
const gone = 'invalid_resume_token';

/** The WebSocket of a conversation. When it breaks it is opened again with the resume token, and the conversation goes on. */
export class Connection {
  #getSecret;
  #socket = null;
  #resume = null;
  #attempt = 0;
  #timer = null;
  #closed = false;
  #opening = null;

  /** Called with each event of the host. */
  onEvent = () => {};

  /** Called with `open`, `lost` (it is being opened again) or `closed`, and a reason for the last. */
  onState = () => {};

  /** @param {() => Promise<string>} getSecret makes a client secret */
  constructor(getSecret) {
    this.#getSecret = getSecret;
  }

  /** Bytes that wait in the socket. */
  get buffered() {
    return this.#socket?.bufferedAmount ?? 0;
  }

  /** Opens it. Resolves when the host has begun the conversation; rejects when it does not. */
  async open() {
    await this.#connect();
    if (!this.#closed) {
      await new Promise((resolve, reject) => (this.#opening = { resolve, reject }));
    }
  }

  async #connect() {
    const secret = await this.#getSecret();
    if (this.#closed) {
      return;
    }
    const protocols = ['realtime', `openai-insecure-api-key.${secret}`, ...(this.#resume === null ? [] : [`agents-resume.${this.#resume}`])];
    const url = new URL('v1/realtime', document.baseURI);
    url.protocol = url.protocol.replace('http', 'ws');
    const socket = new WebSocket(url, protocols);
    this.#socket = socket;
    socket.onmessage = ({ data }) => this.#on(JSON.parse(data));
    socket.onclose = ({ code, reason }) => socket === this.#socket && this.#onClose(code, reason);
  }

  /** Sends an event; false if there is no connection now. @param {object} event */
  send(event) {
    if (this.#socket?.readyState !== WebSocket.OPEN) {
      return false;
    }
    this.#socket.send(JSON.stringify(event));
    return true;
  }

  /** Ends the conversation. */
  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#socket?.close(1000);
    this.#socket = null;
    this.#opening?.resolve();
  }

  #on(event) {
    if (event.type === 'session.created' || event.type === 'session.updated') {
      this.#resume = event.session.x_resume_token ?? this.#resume;
    }
    if (event.type === 'session.created') {
      this.#attempt = 0;
      this.#opening?.resolve();
      this.onState('open');
    }
    this.onEvent(event);
  }

  #onClose(code, reason) {
    this.#socket = null;
    const delay = this.#resume === null || final.has(code) ? null : reconnectDelay(this.#attempt++);
    if (this.#resume === null) {
      this.#opening?.reject(new Error(reason === '' ? 'The host did not begin the conversation.' : reason));
    } else if (delay === null) {
      this.onState('closed', reason === gone ? '' : reason);
    } else {
      this.onState('lost');
      this.#timer = setTimeout(() => this.#connect().catch(() => this.#onClose(1006, '')), delay);
    }
  }
}
