import { Model } from '../shell/model.js';

/** What the user guesses, before it is measured: one guess an experiment. */
export class Guess extends Model {
  #of = new Map();

  of(experiment) { return this.#of.get(experiment) ?? null; }

  /** @param value null takes it back */
  make(experiment, value) {
    this.#of.set(experiment, value);
    this.changed();
  }
}
