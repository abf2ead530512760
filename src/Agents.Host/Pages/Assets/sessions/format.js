/** How things are written on the page. Pure. */

/** @param {string|undefined} startedAt ISO 8601 @param {number} now ms since 1970 @returns {string} such as `1:05` or `2:00:09`; empty if unknown */
export function lasting(startedAt, now) {
  if (startedAt === undefined) {
    return '';
  }
  const seconds = Math.max(0, Math.floor((now - Date.parse(startedAt)) / 1000));
  const two = (number) => String(number).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** @param {number} count @returns {string} */
export function sessionCount(count) {
  return count === 0 ? 'No session runs.' : count === 1 ? '1 session runs.' : `${count} sessions run.`;
}

/** A message of the transcript as the page shows messages; null for entries that are no messages of caller or agent. */
export function messageOf({ id, type, role, text, intended }) {
  return type !== 'message' || (role !== 'user' && role !== 'assistant')
    ? null
    : { id, role, text: intended ?? text ?? '', heard: intended === undefined ? null : text ?? '', done: true };
}

/** The host's steps of an answer in milliseconds; REST gives seconds. */
export function stepsOf(turn) {
  return Object.fromEntries(Object.entries(turn).filter(([, value]) => typeof value === 'number').map(([name, seconds]) => [name, seconds * 1000]));
}
