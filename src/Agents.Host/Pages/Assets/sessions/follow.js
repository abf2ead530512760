import { authorization } from '../realtime/secret.js';
import { reconnectDelay } from '../realtime/reconnect.js';
import { EventStreamReader } from './event-stream.js';

/**
 * Follows the events of a session until it ends, the signal aborts, or the host refuses. A stream that breaks is taken up behind the last event seen.
 * @param {string} id of the session
 * @param {string} key the person's API key, may be empty
 * @param {(event: {type: string, data: string}) => void} onEvent
 * @param {AbortSignal} signal
 * @returns {Promise<'ended'|'elsewhere'|'aborted'|'lost'>} why it stopped; `elsewhere`: another node has the session, and only that one can tell its events
 */
export async function follow(id, key, onEvent, signal) {
  const reader = new EventStreamReader();
  for (let attempt = 0; !signal.aborted;) {
    const outcome = await once(id, key, reader, (event) => {
      attempt = 0;
      onEvent(event);
    }, signal);
    if (outcome !== 'broken') {
      return outcome;
    }
    const delay = reconnectDelay(attempt++);
    if (delay === null) {
      return 'lost';
    }
    await pause(delay, signal);
  }
  return 'aborted';
}

async function once(id, key, reader, onEvent, signal) {
  try {
    const headers = { ...authorization(key), ...(reader.lastId === '' ? {} : { 'Last-Event-ID': reader.lastId }) };
    const answer = await fetch(`v1/sessions/${encodeURIComponent(id)}/events`, { headers, signal, cache: 'no-store' });
    if (!answer.ok) {
      return answer.status === 409 ? 'elsewhere' : answer.status === 404 ? 'ended' : 'lost';
    }
    for (const text = answer.body.pipeThrough(new TextDecoderStream()).getReader(); ;) {
      const { done, value } = await text.read();
      if (done) {
        return 'broken'; // a session that has ended is not found the next time
      }
      reader.push(value).forEach(onEvent);
    }
  } catch {
    return signal.aborted ? 'aborted' : 'broken';
  }
}

function pause(delay, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, delay);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
