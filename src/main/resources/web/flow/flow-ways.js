import { AFTER } from './flow-parts.js';

/** Where on the canvas a bar or a part ends, in px. */
export const endOf = ({ from, to }, view) => view.x(to ?? Math.max(from, view.edge));

/** All requests joined, faintly. */
export function joinAll(pen, scene, view, palette) {
  pen.globalAlpha = .4;
  scene.requests.forEach(({ number }) => join(pen, scene, view, palette, number, 1));
  pen.globalAlpha = 1;
}

/** Where many are: of each only the line at which its answer was out, fainter. */
export function paintAnswers(pen, scene, view, palette) {
  pen.globalAlpha = .3;
  pen.lineWidth = .5;
  scene.requests.forEach(({ number }) => answerLine(pen, scene, view, palette, scene.barsOf(number)));
  pen.globalAlpha = 1;
}

/** The way of one request: its bars framed and joined, and the line at which its answer was out. */
export function paintWay(pen, scene, view, palette, number) {
  join(pen, scene, view, palette, number, 1.5);
  pen.strokeStyle = palette.ink;
  for (const bar of scene.barsOf(number)) {
    const { y, height } = scene.place(bar);
    const left = view.x(bar.from);
    pen.strokeRect(left - 1, y - 1, Math.max(2, endOf(bar, view) - left) + 2, height + 2);
  }
}

/** From each part to the next, where that is on another lane: a line straight down, or up, at that moment. */
function join(pen, scene, view, palette, number, thickness) {
  const bars = scene.barsOf(number);
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
