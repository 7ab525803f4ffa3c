import { kept, keep } from '../lab/kept.js';
import { Model } from '../shell/model.js';

const NAME = 'learn-progress';

/** What was answered and done so far. This browser keeps it; other windows of it have the same. */
export class Progress extends Model {
  #kept = read();

  /** Each answer by the id of its question: `{ answer, confidence, at }`, a number or what was chosen. `bin/kaam learn` keeps them likewise. */
  get answers() { return this.#kept.answers; }

  /** The ids of the steps of the exercise that were done. */
  get done() { return this.#kept.done; }

  answer(question, given) { this.#keep({ answers: { ...this.answers, [question]: given } }); }

  forget(question) {
    const { [question]: gone, ...answers } = this.answers;
    this.#keep({ answers });
  }

  tick(step, isDone) { this.#keep({ done: [...this.done.filter(each => each !== step), ...isDone ? [step] : []] }); }

  reset() { this.#keep({ answers: {}, done: [] }); }

  /** Another window may have changed it. */
  readAgain() {
    this.#kept = read();
    this.changed();
  }

  #keep(changes) {
    this.#kept = { ...this.#kept, ...changes };
    keep(NAME, this.#kept);
    this.changed();
  }
}

function read() {
  const { answers, done } = kept(NAME) ?? {};
  return { answers: answers ?? {}, done: Array.isArray(done) ? done : [] };
}
