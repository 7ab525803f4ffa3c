import { heightOf } from './flow-bands.js';
import { paintFrame, paintIncidents, paintNames } from './flow-frame.js';
import { lookOf } from './flow-palette.js';
import { endOf, joinAll, paintAnswers, paintWay } from './flow-ways.js';

/** With more requests than this, only the one pointed at has its parts joined. */
const JOINED = 60;

/** A bar narrower than this shows only what it did longest, in px. */
const NARROW = 4;

/**
 * Draws the lanes. `view` is `{ from, to, edge, x, left, width, pixels }`: what is seen in µs, up to where there is news, how
 * µs become px, where the lanes begin and end in px, and how many dots a px has. What goes on ends at `edge`.
 */
export function paint(canvas, scene, view, { palette, look, incidents, words }) {
  const bands = [...scene.bands.values()];
  const pen = canvas.getContext('2d');
  pen.setTransform(view.pixels, 0, 0, view.pixels, 0, 0);
  pen.clearRect(0, 0, view.width, heightOf(bands));
  paintFrame(pen, bands, view, palette, words);
  pen.save();
  pen.beginPath();
  pen.rect(view.left, 0, view.width - view.left, heightOf(bands));
  pen.clip();
  paintIncidents(pen, bands, view, palette, incidents, words);
  (scene.requests.length <= JOINED ? joinAll : paintAnswers)(pen, scene, view, palette);
  scene.bars.forEach(bar => paintBar(pen, scene, view, palette, bar, look.pointed));
  [look.chosen, look.pointed].forEach(number => number && paintWay(pen, scene, view, palette, number));
  pen.restore();
  paintNames(pen, bands, view, palette, words);
}

function paintBar(pen, scene, view, palette, bar, pointed) {
  const { y, height } = scene.place(bar);
  const end = endOf(bar, view);
  const begin = view.x(bar.from);
  if (end < view.left || begin > view.width) return;
  pen.globalAlpha = pointed && pointed !== bar.request.number ? .22 : 1;
  const parts = end - begin < NARROW ? [{ ...longest(bar, view), from: bar.from, to: bar.to }] : bar.parts;
  for (const { kind, from, to } of parts) {
    const left = view.x(from);
    const width = Math.max(parts.length > 1 ? .75 : 2, endOf({ from, to }, view) - left);
    pen.fillStyle = palette[lookOf(kind)];
    pen.fillRect(left, y, width, height);
    if (kind === 'held') hatch(pen, palette, left, y, width, height);
  }
  pen.globalAlpha = 1;
}

const longest = ({ parts }, { edge }) =>
  parts.reduce((best, part) => lasted(part, edge) > lasted(best, edge) ? part : best);

const lasted = ({ from, to }, edge) => (to ?? edge) - from;

/** What is held and does nothing is striped. */
function hatch(pen, palette, left, y, width, height) {
  pen.strokeStyle = palette.run;
  pen.lineWidth = 1;
  pen.beginPath();
  for (let x = Math.ceil(left / 6) * 6; x < left + width; x += 6) {
    pen.moveTo(x, y + height);
    pen.lineTo(Math.min(x + 3, left + width), y);
  }
  pen.stroke();
}
