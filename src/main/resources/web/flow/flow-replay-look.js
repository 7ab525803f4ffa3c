import { FlowLook } from './flow-look.js';

/** How a person looks at a recording: it stands still when the recording does, and goes to another time with it. */
export class FlowReplayLook extends FlowLook {
  #player;
  #wasPaused = true;

  constructor(player) {
    super();
    this.#player = player;
    player.addEventListener('change', () => this.#onPlayer());
  }

  get isPaused() { return !this.#player.isPlaying; }

  pause() { this.#player.pause(); }

  goOn() {
    super.goOn(); // nothing is held any more
    this.#player.play();
  }

  move(by, now) { this.#goTo(this.end(now) + by, now); }

  show(request, now) {
    super.show(request, now);
    this.#goTo(this.end(now), now);
  }

  /** @param end of what is to be seen, as the server's clock had it, in µs */
  #goTo(end, now) {
    super.goOn();
    this.#player.pause();
    this.#player.seek(this.#player.at + (end - this.end(now)) / 1000);
  }

  #onPlayer() {
    if (this.isPaused === this.#wasPaused) return;
    this.#wasPaused = this.isPaused;
    this.set({});
  }
}
