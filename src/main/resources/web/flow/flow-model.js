import { FlowClock } from './flow-clock.js';

/** The page forgets older requests than the newest of this many, and older incidents. */
const REQUESTS = 8_000;
const INCIDENTS = 50;

/**
 * What is known of the flow: the server's states, put together. It knows no network, no page and no clock.
 *
 * A replay feeds it as the stream of events does: `start` with the first state, which is whole, then `put` with each that
 * follows, at the moment at which it is due. A state is the JSON of `GET /flow`; `at` is that moment in ms of any clock that
 * goes evenly: `performance.now()`, or a replay's own. What draws is `kaam-flow-board`, with a `clock` that gives the same:
 *
 *     const flow = new FlowModel();
 *     board.flow = flow;
 *     board.clock = () => performance.now();
 *     flow.start(recorded[0].state, performance.now());   // and later: flow.put(recorded[1].state, performance.now())
 */
export class FlowModel extends EventTarget {
  #clock = new FlowClock();
  #byNumber = new Map();
  state = null;
  requests = [];
  incidents = [];
  /** All threads that were told of since the start: each state names only those that its own requests were on. */
  lanes = [];

  /** Begins again with a whole state: numbers may mean other requests now. */
  start(state, at) {
    this.#clock = new FlowClock();
    this.#byNumber = new Map();
    this.incidents = [];
    this.lanes = [];
    this.put(state, at);
  }

  /** Adds what began or changed since. */
  put(state, at) {
    if (at !== null) this.#clock.heard(state.now, at);
    this.state = state;
    if (state.leftOut > 0) this.#doubt();
    state.requests.forEach(request => this.#byNumber.set(request.number, request));
    this.requests = [...this.#byNumber.values()].sort((a, b) => a.number - b.number).slice(-REQUESTS);
    if (this.#byNumber.size > REQUESTS) this.#byNumber = new Map(this.requests.map(request => [request.number, request]));
    this.incidents = merged(this.incidents, state.incidents ?? []).sort((a, b) => b.number - a.number).slice(0, INCIDENTS);
    this.lanes = merged(this.lanes, state.lanes, 'name').sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
    this.dispatchEvent(new Event('change'));
  }

  /** Where news was left out, nobody knows whether what was under way still is: it is forgotten, until it is told of again. */
  #doubt() {
    for (const { number, sent } of this.requests) if (sent === undefined) this.#byNumber.delete(number);
  }

  /** Adds one request that was asked for, with the incidents that it was in. */
  learn({ incidents, ...request }) { this.put({ ...this.state, leftOut: 0, requests: [request], incidents }, null); }

  /** @param name its number; or its X-Request-Id as a string: the newest that bears it */
  find(name) {
    return typeof name === 'string' ? this.requests.findLast(({ id }) => id === name) : this.#byNumber.get(name);
  }

  /** The server's clock at a moment of ours, in µs. */
  now(at) { return this.#clock.now(at); }
}

/** What is told again takes the place of what was told before. */
const merged = (old, news, key = 'number') => [...new Map([...old, ...news].map(each => [each[key], each])).values()];
