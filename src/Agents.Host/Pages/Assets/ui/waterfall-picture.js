import { inWords } from '../realtime/waterfall.js';
import { svg } from './elements.js';

const width = 360, row = 36, bottom = 8;

/** Draws the steps of an answer as bars over time. @param {{bars: {name: string, from: number, to: number}[], total: number}} steps @returns {SVGElement} */
export function waterfallPicture(steps) {
  const scale = width / Math.max(1, steps.total);
  return svg('svg', { class: 'waterfall', role: 'img', viewBox: `0 0 ${width} ${steps.bars.length * row}`, 'aria-label': inWords(steps) },
    ...steps.bars.flatMap((bar, i) => drawn(bar, i * row, scale)));
}

/** A step: its name and end above, its bar below. */
function drawn({ name, from, to }, top, scale) {
  const length = Math.max(2, (to - from) * scale);
  return [
    svg('text', { x: 0, y: top + 16 }, name),
    svg('text', { x: width, y: top + 16, 'text-anchor': 'end' }, `${Math.round(to)} ms`),
    svg('rect', { class: 'bar', x: Math.min(from * scale, width - length), y: top + 22, width: length, height: row - 22 - bottom, rx: 3 }),
  ];
}
