/** Reads the text of a stream of server-sent events, in pieces of any length. Pure. */
export class EventStreamReader {
  #rest = '';

  /** Id of the last whole event; empty if there was none. */
  lastId = '';

  /** @param {string} text @returns {{type: string, data: string, id: string}[]} the events that are whole now */
  push(text) {
    const blocks = (this.#rest + text).split(/\r?\n\r?\n/);
    this.#rest = blocks.pop();
    return blocks.map((block) => this.#read(block)).filter((event) => event !== null);
  }

  #read(block) {
    const event = { type: 'message', data: [], id: this.lastId };
    for (const line of block.split(/\r?\n/)) {
      const [, name, value] = /^([^:]*):? ?(.*)$/.exec(line);
      if (name === 'event') {
        event.type = value;
      } else if (name === 'data') {
        event.data.push(value);
      } else if (name === 'id') {
        event.id = value;
      }
    }
    this.lastId = event.id;
    return event.data.length === 0 ? null : { ...event, data: event.data.join('\n') };
  }
}
