const delays = [250, 500, 1000, 2000, 4000, 8000, 15_000, 30_000];

/** How long to wait before the connection is opened again; null when it is time to give up. @param {number} attempt from 0 @returns {number|null} ms */
export function reconnectDelay(attempt) {
  return delays[attempt] ?? null;
}
