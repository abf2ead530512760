/** Asks the host for a client secret, so that no API key goes into a WebSocket. */

/** What the host's answer was, where it was no success. */
export class HostError extends Error {
  /** @param {number} status HTTP status @param {string} message */
  constructor(status, message) {
    super(message);
    this.name = 'HostError';
    this.status = status;
  }
}

/** Headers that show the person's API key; a host without keys takes any. @param {string} key may be empty */
export function authorization(key) {
  return { Authorization: `Bearer ${key === '' ? 'local' : key}` };
}

/** Reads JSON from the host. @param {string} path @param {string} key @param {RequestInit} init @throws {HostError} */
export async function ask(path, key, init = {}) {
  const answer = await fetch(path, { ...init, headers: { ...authorization(key), ...init.headers }, cache: 'no-store' });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new HostError(answer.status, body.error?.message ?? body.detail ?? body.title ?? `The host answered with ${answer.status}.`);
  }
  return body;
}

/** A client secret for sessions that begin with some settings. @param {object} session @param {string} key @returns {Promise<string>} @throws {HostError} */
export async function clientSecret(session, key) {
  const body = JSON.stringify({ session });
  const { value } = await ask('v1/realtime/client_secrets', key, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  return value;
}
