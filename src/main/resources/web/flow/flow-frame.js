import { HEAD, heightOf } from './flow-bands.js';

/** Steps of the times above the lanes, in µs, and how far apart they are at least, in px. */
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000].map(ms => ms * 1000);
const APART = 110;

/** What is behind the bars: the bands, and the times. */
export function paintFrame(pen, bands, view, palette, words) {
  pen.fillStyle = palette.band;
  bands.forEach(({ y, height }) => pen.fillRect(view.left, y, view.width - view.left, height));
  times(pen, bands, view, palette, words);
}

/** The name of each lane, beside its band where there is room; else in it, over the bars. */
export function paintNames(pen, bands, { left }, palette, words) {
  pen.textAlign = 'left';
  pen.textBaseline = 'middle';
  pen.font = `${left > 0 ? 12 : 10}px ${palette.font}`;
  for (const band of bands.filter(({ height }) => height >= 12)) {
    const name = words.lane(band);
    const middle = band.y + band.height / 2;
    if (left === 0) ground(pen, middle, pen.measureText(name).width, palette);
    pen.fillStyle = palette.quiet;
    pen.fillText(name, left > 0 ? 0 : 4, middle, left > 0 ? left - 8 : 200);
  }
}

function ground(pen, middle, width, palette) {
  pen.fillStyle = palette.band;
  pen.globalAlpha = .8;
  pen.fillRect(0, middle - 7, width + 8, 14);
  pen.globalAlpha = 1;
}

function times(pen, bands, view, palette, words) {
  const step = STEPS.find(each => each * view.scale >= APART) ?? STEPS.at(-1);
  pen.font = `11px ${palette.font}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'alphabetic';
  const first = Math.ceil((view.from + words.began) / step) * step - words.began;
  for (let at = first; at <= view.to; at += step) {
    const x = Math.round(view.x(at)) + .5;
    pen.fillStyle = palette.line;
    pen.fillRect(x, HEAD - 4, 1, heightOf(bands) - HEAD + 4);
    pen.fillStyle = palette.quiet;
    if (x > view.left + 28 && x < view.width - 28) pen.fillText(words.time(at, step), x, HEAD - 8);
  }
}

/** A loop that stood still, on its band; a machine that did, on all. */
export function paintIncidents(pen, bands, view, palette, incidents, words) {
  for (const incident of incidents.filter(({ from, to }) => (to ?? view.edge) >= view.from && from <= view.to)) {
    const band = bands.find(({ name }) => name === incident.loop);
    const { y, height } = band ?? { y: HEAD, height: heightOf(bands) - HEAD };
    const left = view.x(incident.from);
    const width = Math.max(2, view.x(incident.to ?? view.edge) - left);
    pen.fillStyle = palette.trouble;
    pen.globalAlpha = .16;
    pen.fillRect(left, y, width, height);
    pen.globalAlpha = 1;
    pen.fillRect(left, y, width, 2);
  }
}
