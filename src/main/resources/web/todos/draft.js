import { Model } from '../shell/model.js';

/** The todo being typed. Sending empties it at once, for the next thought; what the server did not take comes back. */
export class Draft extends Model {
  text = '';

  /** Answers what `add` answers for the title. */
  async send(add) {
    const title = this.text.trim();
    this.#become('');
    try {
      return await add(title);
    } catch (problem) {
      this.#become([title, this.text].filter(Boolean).join(' '));
      throw problem;
    }
  }

  #become(text) {
    this.text = text;
    this.changed();
  }
}
