/** Of a flow, so much before a moment is put together for it, in ms: more than any lanes show. */
const BEFORE = 45_000;

/** The lanes are drawn a little behind the news, so the last news is seen only some time after it, in ms. */
const AFTER = 1_000;

/** So many states are kept as they were read: who drags to and fro needs most of them again. */
const KEPT = 400;

/** A recording: one line each state, read when it is wanted, for a long one is large. Times are ms since its beginning. */
export class FlowRecording {
  #lines;
  #read = new Map();
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

  state(index) {
    if (!this.#read.has(index)) {
      if (this.#read.size === KEPT) this.#read.delete(this.#read.keys().next().value);
      this.#read.set(index, JSON.parse(this.#lines[index]).state);
    }
    return this.#read.get(index);
  }

  /** What one who had watched up to a state would know of the last requests, as one whole state. */
  together(index) {
    let first = index;
    while (first > 0 && !this.isWhole(first) && this.moments[index] - this.moments[first] < BEFORE) first--;
    const states = Array.from({ length: index + 1 - first }, (_, i) => this.state(first + i));
    const last = (of, key) => [...new Map(states.flatMap(of).map(each => [each[key], each])).values()];
    return {
      ...states.at(-1),
      requests: requestsOf(states),
      incidents: last(({ incidents }) => incidents, 'number'),
      lanes: last(({ lanes }) => lanes, 'name'),
    };
  }
}

/** Each as it was told of last; where news was left out, nobody knows of those that were under way. */
function requestsOf(states) {
  const known = new Map();
  for (const { leftOut, requests } of states) {
    if (leftOut > 0) known.forEach(({ number, sent }) => sent === undefined && known.delete(number));
    requests.forEach(request => known.set(request.number, request));
  }
  return [...known.values()];
}
