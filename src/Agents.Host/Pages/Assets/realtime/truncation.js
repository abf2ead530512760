/**
 * What the host is told after the agent's sound was stopped: how much of each item was really heard. Items of which nothing or everything was heard
 * need no telling. Pure.
 * @param {{id: string, renderedMs: number, receivedMs: number, ended: boolean}[]} stopped
 * @returns {object[]} events for the host
 */
export function truncations(stopped) {
  return stopped
    .filter(({ renderedMs, receivedMs, ended }) => renderedMs > 0 && !(ended && renderedMs >= receivedMs))
    .map(({ id, renderedMs, receivedMs }) => ({
      type: 'conversation.item.truncate',
      item_id: id,
      content_index: 0,
      audio_end_ms: Math.min(renderedMs, receivedMs),
    }));
}
