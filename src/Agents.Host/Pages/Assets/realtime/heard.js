/**
 * Splits what the agent meant to say into what was heard and what was not. Pure.
 * @param {string} intended
 * @param {string|null} heard what the host says was heard; null: all of it
 * @returns {{heard: string, unheard: string}}
 */
export function splitHeard(intended, heard) {
  if (heard === null) {
    return { heard: intended, unheard: '' };
  }
  const said = heard.trim();
  const text = intended.trimStart();
  if (text.startsWith(said)) {
    return { heard: said, unheard: text.slice(said.length).trim() };
  }
  const words = text.split(/\s+/);
  const count = said === '' ? 0 : said.split(/\s+/).length;
  return { heard: said, unheard: words.slice(count).join(' ') };
}
