/** Of a flow, so much before a moment is put together for it, in ms: more than any lanes show. */
const BEFORE = 45_000;

/** The lanes are drawn a little behind the news, so the last news is seen only some time after it, in ms. */
const AFTER = 1_000;

/** A recording: one line each state, read when it is wanted, for a long one is large. Times are ms since its beginning. */
export class FlowRecording {
  #lines;
  moments;

  constructor(text) {
    this.#lines = text.split('\n').filter(line => line !== '');
    this.moments = this.#lines.map(line => Number(/^\{"ms":(\d+)/.exec(line)[1]));
  }

  get length() { return (this.moments.at(-1) ?? 0) + AFTER; }

  /** How many states there are up to a moment. */
  count(ms) {
    const later = this.moments.findIndex(moment => moment > ms);
    return later < 0 ? this.moments.length : later;
  }

  /** Whether a state is whole, rather than tells what has changed. */
  isWhole(index) { return /^\{"ms":\d+,"whole":true/.test(this.#lines[index]); }

  state(index) { return JSON.parse(this.#lines[index]).state; }

  /** What one who had watched up to a state would know of the last requests, as one whole state. */
  together(index) {
    let first = index;
    while (first > 0 && !this.isWhole(first) && this.moments[index] - this.moments[first] < BEFORE) first--;
    const states = this.#lines.slice(first, index + 1).map(line => JSON.parse(line).state);
    const all = (of, key) => [...new Map(states.flatMap(of).map(each => [each[key], each])).values()];
    return {
      ...states.at(-1),
      requests: all(({ requests }) => requests, 'number'),
      incidents: all(({ incidents }) => incidents, 'number'),
      lanes: all(({ lanes }) => lanes, 'name'),
    };
  }
}
