/** Does only the last of what is asked in quick succession, a moment after it. */
export class Pause {
  #timer;

  constructor(ms) { this.ms = ms; }

  before(work) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(work, this.ms);
  }
}
