/** What is drawn is a little behind the news, so that all of it is there. */
const BEHIND = 400_000;

const NARROWEST = 10_000;

export const spans = [100_000, 1_000_000, 5_000_000, 30_000_000];

/** How a person looks at the flow: how much of it, since when it stands still, which requests, and which one. All times in µs. */
export class FlowLook extends EventTarget {
  span = 5_000_000;
  path = '';
  own = false;
  /** The number of the request whose story is told, or its X-Request-Id until it is found, and the number of the one pointed at. */
  chosen = null;
  pointed = null;
  #pausedAt = null;
  #heldAt = null;

  get isPaused() { return this.#pausedAt !== null; }

  get isStill() { return this.isPaused || this.#heldAt !== null; }

  /** The end of what is seen, when the server's clock shows `now`. */
  end(now) { return this.#pausedAt ?? this.#heldAt ?? now - BEHIND; }

  set(changes) {
    Object.assign(this, changes);
    this.dispatchEvent(new Event('change'));
  }

  pause(now) {
    this.#pausedAt = this.end(now);
    this.set({});
  }

  goOn() {
    this.#pausedAt = this.#heldAt = null;
    this.set({});
  }

  /** Points at a request, which holds the picture still; or at none. */
  point(number, now) {
    if (number === this.pointed) return;
    this.#heldAt = number === null ? null : this.end(now);
    this.set({ pointed: number });
  }

  /** Stands still, and shows what was `by` later, or earlier; never what is yet to come. */
  move(by, now) {
    this.#pausedAt = Math.min(this.end(now) + by, now - BEHIND);
    this.set({});
  }

  /** Stands still with a request in the middle, and as much around it. */
  show({ received, sent }, now) {
    const took = (sent ?? now) - received;
    this.span = Math.min(spans.at(-1), Math.max(NARROWEST, took * 2));
    this.#pausedAt = received + (took + this.span) / 2;
    this.set({});
  }
}
