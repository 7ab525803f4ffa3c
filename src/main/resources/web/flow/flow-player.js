/** How often it looks what is due, in ms. */
const STEP = 50;

/** Plays a recording to a flow. Times are ms since the beginning of the recording, which go faster or slower than ours. */
export class FlowPlayer extends EventTarget {
  #recording;
  #flow;
  #next = 0;
  #base = 0;
  #since = null;
  #timer;
  speed = 1;

  constructor(recording, flow) {
    super();
    this.#recording = recording;
    this.#flow = flow;
    this.seek(0);
  }

  get length() { return this.#recording.length; }

  get isPlaying() { return this.#since !== null; }

  /** Where it is. */
  get at() {
    const gone = this.isPlaying ? (performance.now() - this.#since) * this.speed : 0;
    return Math.min(this.length, this.#base + gone);
  }

  /** From where it is, or again from the beginning when it had come to the end. */
  play() {
    if (this.at >= this.length) this.seek(0);
    this.#since = performance.now();
    this.#timer ??= setInterval(this.#step, STEP);
    this.#changed();
  }

  pause() {
    this.#base = this.at;
    this.#since = null;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#changed();
  }

  seek(ms) {
    this.#base = Math.max(0, Math.min(this.length, ms));
    if (this.isPlaying) this.#since = performance.now();
    const last = Math.max(0, this.#recording.count(this.#base) - 1);
    this.#flow.start(this.#recording.together(last), this.#recording.moments[last]);
    this.#next = last + 1;
    this.#changed();
  }

  /** @param speed how many ms of the recording one of ours is */
  hurry(speed) {
    this.#base = this.at;
    if (this.isPlaying) this.#since = performance.now();
    this.speed = speed;
    this.#changed();
  }

  #step = () => {
    const due = this.#recording.count(this.at);
    for (; this.#next < due; this.#next++) {
      const tell = this.#recording.isWhole(this.#next) ? 'start' : 'put';
      this.#flow[tell](this.#recording.state(this.#next), this.#recording.moments[this.#next]);
    }
    if (this.at >= this.length) this.pause();
    else this.#changed();
  };

  #changed() { this.dispatchEvent(new Event('change')); }
}
