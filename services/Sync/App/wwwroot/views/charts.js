// @ts-check
// Plots as SVG. Each says in words what it shows; the figures stand beside it as text.
import { draw } from './page.js';

/** @param {string} label @param {number} width @param {number} height @param {...(Node | null)} children */
const plot = (label, width, height, ...children) => draw('svg', { viewBox: `0 0 ${width} ${height}`, class: 'plot', role: 'img', 'aria-label': label }, ...children);

/** A number that a person would write at the top of an axis. @param {number} most */
export function roundUp(most) {
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return (([1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((step) => step * power >= most)) ?? 10) * power;
}

/**
 * Two columns a month, the last month stands out.
 * @param {{label: string, months: {name: string, income: number, expense: number, says: string}[], scale: (value: number) => string}} settings
 */
export function monthColumns({ label, months, scale }) {
  const [width, height, left, bottom, top] = [400, 220, 44, 26, 12];
  const most = roundUp(Math.max(...months.map((month) => Math.max(month.income, month.expense))));
  const y = /** @param {number} value */ (value) => top + (height - top - bottom) * (1 - value / most);
  const step = (width - left) / months.length;
  const column = /** @param {number} x @param {number} value @param {string} name */ (x, value, name) =>
    value > 0 && draw('path', { class: name, d: roundedTop(x, y(value), 14, y(0)) });
  return plot(label, width, height,
    ...[0, most / 2, most].map((value) => draw('g', {},
      draw('line', { class: 'grid', x1: left, x2: width, y1: y(value), y2: y(value) }),
      draw('text', { x: left - 8, y: y(value) + 4, 'text-anchor': 'end' }, scale(value)))),
    ...months.map((month, at) => {
      const middle = left + step * (at + 0.5);
      return draw('g', { class: at === months.length - 1 ? 'now' : '' },
        draw('title', {}, month.says),
        draw('rect', { class: 'hover', x: left + step * at, y: top, width: step, height: height - top - bottom }),
        column(middle - 15, month.income, 'income'),
        column(middle + 1, month.expense, 'expense'),
        draw('text', { x: middle, y: height - 8, 'text-anchor': 'middle' }, month.name));
    }));
}

/** @param {number} x @param {number} y @param {number} width @param {number} foot */
function roundedTop(x, y, width, foot) {
  const r = Math.min(5, foot - y);
  return `M${x} ${foot}V${y + r}q0 ${-r} ${r} ${-r}h${width - 2 * r}q${r} 0 ${r} ${r}V${foot}Z`;
}

/** A part of the whole as a bar. @param {number} part between 0 and 1 @param {string} [name] */
export const bar = (part, name = '') => draw('svg', { viewBox: '0 0 100 6', preserveAspectRatio: 'none', class: `bar ${name}`, 'aria-hidden': 'true' },
  draw('rect', { class: 'track', width: 100, height: 6 }),
  draw('rect', { class: 'fill', width: Math.max(part > 0 ? 2 : 0, Math.min(1, part) * 100), height: 6 }));

/** A ring around a number of percent. @param {number} percent @param {string} label */
export function ring(percent, label) {
  const length = 2 * Math.PI * 20;
  const part = Math.max(0, Math.min(100, percent)) / 100;
  return draw('svg', { viewBox: '0 0 48 48', class: 'ring', role: 'img', 'aria-label': label },
    draw('circle', { class: 'track', cx: 24, cy: 24, r: 20 }),
    part > 0 && draw('circle', { class: 'fill', cx: 24, cy: 24, r: 20, 'stroke-dasharray': `${part * length} ${length}`, transform: 'rotate(-90 24 24)' }),
    draw('text', { x: 24, y: 28, 'text-anchor': 'middle' }, `${Math.round(percent)}%`));
}

/** How far a project got over time. @param {{label: string, points: {at: number, percent: number, says: string}[], from: string, to: string}} settings */
export function timeline({ label, points, from, to }) {
  // Its words are as large as those around it.
  const [width, height, left, right, bottom, top] = [matchMedia('(max-width: 52rem)').matches ? 360 : 830, 180, 36, 12, 24, 10];
  const [first, last] = [points[0].at, points[points.length - 1].at];
  const x = /** @param {number} moment */ (moment) => left + (width - left - right) * (last === first ? 0.5 : (moment - first) / (last - first));
  const y = /** @param {number} percent */ (percent) => top + (height - top - bottom) * (1 - Math.max(0, Math.min(100, percent)) / 100);
  const line = points.map((point) => `${x(point.at).toFixed(1)} ${y(point.percent).toFixed(1)}`).join('L');
  return plot(label, width, height,
    ...[0, 50, 100].map((value) => draw('g', {},
      draw('line', { class: 'grid', x1: left, x2: width - right, y1: y(value), y2: y(value) }),
      draw('text', { x: left - 6, y: y(value) + 4, 'text-anchor': 'end' }, value))),
    points.length > 1 ? draw('path', { class: 'area', d: `M${line}L${x(last).toFixed(1)} ${y(0)}L${x(first).toFixed(1)} ${y(0)}Z` }) : null,
    points.length > 1 ? draw('path', { class: 'line', d: `M${line}` }) : null,
    ...points.map((point) => draw('circle', { class: 'dot', cx: x(point.at), cy: y(point.percent), r: 4.5 }, draw('title', {}, point.says))),
    draw('text', { x: points.length > 1 ? left : width / 2, y: height - 6, 'text-anchor': points.length > 1 ? 'start' : 'middle' }, from),
    points.length > 1 ? draw('text', { x: width - right, y: height - 6, 'text-anchor': 'end' }, to) : null);
}
