import { bandsOf, heightOf } from './flow-bands.js';
import { requestAt } from './flow-hit.js';
import { paint } from './flow-paint.js';
import { paletteOf } from './flow-palette.js';
import { FlowScene } from './flow-scene.js';
import { frameWords } from './flow-words.js';

/** From this width on, the names of the lanes have a place beside them, in px. */
const WIDE = 640;
const BESIDE = 128;

/** The lanes on a canvas. It is composed when there is news, and drawn again and again as time goes by. */
export class FlowDrawing {
  #scene = new FlowScene();
  #palette;
  #view;

  get requests() { return this.#scene.requests; }

  /** How many requests there are to be seen, and of how many one is drawn. */
  get thinned() { return { seen: this.#scene.seen, oneIn: this.#scene.oneIn }; }

  /** @param to the end of what is seen, in µs */
  compose(canvas, legend, flow, look, to) {
    const bands = bandsOf(flow);
    const { clientWidth: width } = canvas.parentElement;
    const left = width >= WIDE ? BESIDE : 0;
    this.#scene.make(flow.requests, bands, look, { from: to - look.span, to, room: width - left });
    this.#palette = paletteOf(legend);
    this.#view = { left, width, height: heightOf(bands), pixels: devicePixelRatio };
    size(canvas, this.#view);
  }

  /** @param edge up to where there is news, in µs */
  draw(canvas, flow, look, to, edge) {
    const { left, width } = this.#view;
    const from = to - look.span;
    const scale = (width - left) / look.span;
    Object.assign(this.#view, { from, to, edge, scale, x: at => left + (at - from) * scale });
    const { incidents, state } = flow;
    paint(canvas, this.#scene, this.#view, { palette: this.#palette, look, incidents, words: frameWords(state) });
  }

  /** The request at a point of the canvas, or null. */
  at(point) { return this.#view?.x ? requestAt(this.#scene, point, this.#view.x) : null; }

  /** Where a card of that width says something of a request: below its bars, within the picture; null where it has none. */
  below(number, cardWidth) {
    const bars = this.#scene.barsOf(number);
    if (bars.length === 0) return null;
    const { x, width, height } = this.#view;
    const feet = bars.map(bar => this.#scene.place(bar)).map(({ y, height: high }) => y + high);
    return { left: Math.max(0, Math.min(x(bars[0].from) - 12, width - cardWidth)), top: Math.min(Math.max(...feet) + 8, height) };
  }
}

function size(canvas, { width, height, pixels }) {
  canvas.width = Math.round(width * pixels);
  canvas.height = Math.round(height * pixels);
  canvas.style.blockSize = `${height}px`;
}
