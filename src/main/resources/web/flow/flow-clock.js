/** How much of what it believes the clock gives up at each news, in µs: so it follows a clock that goes a little slower than ours. */
const YIELDS = 50;

/** The server's clock, as one who hears of it now and then reckons it. News is late, never early: the earliest is the truest. */
export class FlowClock {
  #ahead = -Infinity;

  /** @param now what the server's clock showed, in µs; @param at when that was heard, in ms of our own clock */
  heard(now, at) { this.#ahead = Math.max(now - at * 1000, this.#ahead - YIELDS); }

  /** What it shows at `at`, in µs. */
  now(at) { return at * 1000 + this.#ahead; }
}
