import { heightOf } from './flow-bands.js';
import { AFTER } from './flow-parts.js';
import { lookOf } from './flow-palette.js';
import { paintFrame, paintIncidents, paintNames } from './flow-frame.js';

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
  if (scene.requests.length <= JOINED) joinAll(pen, scene, view, palette);
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

const endOf = ({ from, to }, view) => view.x(to ?? Math.max(from, view.edge));

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

function joinAll(pen, scene, view, palette) {
  pen.globalAlpha = .4;
  scene.requests.forEach(({ number }) => join(pen, scene, view, palette, number, 1));
  pen.globalAlpha = 1;
}

/** The way of one request: its bars framed and joined, and the line at which its answer was out. */
function paintWay(pen, scene, view, palette, number) {
  join(pen, scene, view, palette, number, 1.5);
  pen.strokeStyle = palette.ink;
  for (const bar of scene.bars.filter(({ request }) => request.number === number)) {
    const { y, height } = scene.place(bar);
    const left = view.x(bar.from);
    pen.strokeRect(left - 1, y - 1, Math.max(2, endOf(bar, view) - left) + 2, height + 2);
  }
}

/** From each part to the next, where that is on another lane: a line straight down, or up, at that moment. */
function join(pen, scene, view, palette, number, thickness) {
  const bars = scene.bars.filter(({ request }) => request.number === number);
  const steps = bars.filter(({ lane }) => lane !== AFTER).flatMap(bar => bar.parts.map(part => ({ bar, part })))
    .filter(({ part }) => part.kind !== 'held')
    .sort((a, b) => a.part.from - b.part.from);
  pen.lineWidth = thickness;
  pen.strokeStyle = palette.quiet;
  pen.beginPath();
  steps.slice(1).forEach(({ bar, part }, i) => {
    const x = view.x(part.from);
    pen.moveTo(x, middle(scene, steps[i].bar));
    pen.lineTo(x, middle(scene, bar));
  });
  pen.stroke();
  answerLine(pen, scene, view, palette, bars);
}

function middle(scene, bar) {
  const { y, height } = scene.place(bar);
  return y + height / 2;
}

/** Where the answer was out. What a request asked for comes after that line. */
function answerLine(pen, scene, view, palette, bars) {
  const sent = bars[0]?.request.sent;
  const after = bars.findLast(({ lane }) => lane === AFTER);
  const back = bars.find(({ lane, request }) => lane === request.loop);
  if (sent === undefined || !back) return;
  const x = view.x(sent);
  const top = scene.place(back).y - 2;
  const foot = after ? scene.place(after) : scene.place(back);
  pen.strokeStyle = palette.answer;
  pen.beginPath();
  pen.moveTo(x, top);
  pen.lineTo(x, foot.y + foot.height + 2);
  if (after) pen.lineTo(view.x(after.from), foot.y + foot.height + 2);
  pen.stroke();
}
