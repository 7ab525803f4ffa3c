import { Model } from '../shell/model.js';

/** The todo being typed. Sending empties it at once, for the next thought; what the server did not take comes back. */
export class Draft extends Model {
  text = '';
  #unanswered = null;

  /** Answers what `add` answers for `{ title, key }`. */
  async send(add) {
    const sent = this.#take();
    try {
      return await add(sent);
    } catch (problem) {
      this.#giveBack(sent, problem);
      throw problem;
    }
  }

  /** The same title again after silence has the same key: perhaps the server did hear it. */
  #take() {
    const title = this.text.trim();
    const key = this.#unanswered?.title === title ? this.#unanswered.key : crypto.randomUUID?.();
    this.#become('');
    return { title, key };
  }

  #giveBack(sent, problem) {
    this.#unanswered = problem.isUnanswered ? sent : null;
    this.#become([sent.title, this.text].filter(Boolean).join(' '));
  }

  #become(text) {
    this.text = text;
    this.changed();
  }
}
