import { inWords } from '../realtime/waterfall.js';
import { svg } from './elements.js';

const width = 640, row = 26, labels = 190, room = 62;

/** Draws the steps of an answer as bars over time. @param {{bars: {name: string, from: number, to: number}[], total: number}} steps @returns {SVGElement} */
export function waterfallPicture(steps) {
  const height = steps.bars.length * row;
  const scale = (width - labels - room) / Math.max(1, steps.total);
  return svg('svg', { class: 'waterfall', role: 'img', viewBox: `0 0 ${width} ${height}`, 'aria-label': inWords(steps) }, ...steps.bars.flatMap((bar, i) => drawn(bar, i, scale)));
}

function drawn({ name, from, to }, i, scale) {
  const x = labels + from * scale;
  const length = Math.max(2, (to - from) * scale);
  const middle = i * row + row / 2;
  return [
    svg('text', { class: 'name', x: labels - 10, y: middle + 4, 'text-anchor': 'end' }, name),
    svg('rect', { class: `bar bar-${i}`, x, y: i * row + 5, width: length, height: row - 10, rx: 3 }),
    svg('text', { class: 'time', x: x + length + 6, y: middle + 4 }, `${Math.round(to)} ms`),
  ];
}
