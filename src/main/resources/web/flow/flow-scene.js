import { barsOf } from './flow-bars.js';
import { fits } from './flow-filter.js';
import { FlowTracks } from './flow-tracks.js';

/** So many requests are drawn at once. Of more, one in two is, or one in four, and so on. */
export const DRAWN = 400;

/** A bar is at least so wide, with the gap behind it, in px. */
const LEAST = 1.5;

/** Rows of a lane come in these numbers, so that they seldom change their height. */
const ROWS = [1, 2, 4, 8, 16, 32, 64];

/** What is to be drawn: which bars of which requests, each in its row. It remembers the rows, so one scene is made again and again. */
export class FlowScene {
  #tracks = new Map();
  #scale = null;
  bands = new Map();
  requests = [];
  bars = [];
  #barsOf = new Map();
  /** How many there are to be seen, and of how many one is drawn. */
  seen = 0;
  oneIn = 1;

  /** @param room how wide the lanes are, in px; @param from, to what is seen of the flow, in µs */
  make(requests, bands, look, { from, to, room }) {
    this.#rescale((to - from) / room);
    const seen = requests.filter(request => fits(look, request) && request.received <= to && endOf(request) >= from);
    this.seen = seen.length;
    this.oneIn = 2 ** Math.max(0, Math.ceil(Math.log2(seen.length / DRAWN)));
    this.requests = seen.filter(({ number }) => isDrawn(number, this.oneIn) || number === look.chosen).slice(-DRAWN);
    this.bands = new Map(bands.map(band => [band.name, { ...band, rows: ROWS[0] }]));
    const bars = this.requests.flatMap(barsOf).filter(({ lane }) => this.bands.has(lane));
    this.bars = [...Map.groupBy(bars, ({ lane }) => lane)].flatMap(([lane, ofIt]) => this.#lane(lane, ofIt));
    this.#barsOf = Map.groupBy(this.bars, ({ request }) => request.number);
  }

  /** The bars of one request, by its number. */
  barsOf(number) { return this.#barsOf.get(number) ?? []; }

  /** Where a bar lies: the upper edge, and how high it is. */
  place({ lane, track }) {
    const { y, height, rows } = this.bands.get(lane);
    const row = height / rows;
    return { y: y + track * row, height: Math.max(1, row > 3 ? row - 1 : row * .8) };
  }

  #lane(lane, bars) {
    const sorted = bars.sort((a, b) => a.from - b.from);
    if (!this.#tracks.has(lane)) this.#tracks.set(lane, new FlowTracks());
    const tracks = this.#tracks.get(lane).allot(sorted, this.#scale * LEAST);
    const most = Math.max(...tracks.values());
    this.bands.get(lane).rows = ROWS.find(rows => most < rows) ?? ROWS.at(-1);
    return sorted.map(bar => ({ ...bar, track: tracks.get(bar.key) }));
  }

  /** At another scale other bars are side by side. */
  #rescale(scale) {
    if (scale !== this.#scale) this.#tracks.clear();
    this.#scale = scale;
  }
}

/** The same ones again and again, without regard to which loop had which: of those that are one in four, half are one in eight. */
const isDrawn = (number, oneIn) => (Math.imul(number, 0x9E3779B1) >>> 0) < 2 ** 32 / oneIn;

/** When it was over, with what came after; never, while it is not. */
export function endOf({ sent, tasks = [] }) {
  if (sent === undefined) return Infinity;
  return Math.max(sent, ...tasks.map(({ started, ended }) => ended ?? (started === undefined ? sent : Infinity)));
}
