import { Model } from '../shell/model.js';
import { titleProblem } from './title-problem.js';

/** The todo being typed. Sending empties it at once, for the next thought; what the server did not take comes back. */
export class Draft extends Model {
  text = '';
  problem = null;

  type(text) { this.#become(text, null); }

  /** The title, when it can be sent. */
  take() {
    const title = this.text.trim();
    const problem = titleProblem(title);
    this.#become(problem ? this.text : '', problem);
    return problem ? null : title;
  }

  giveBack(title, problem) {
    this.#become([title, this.text].filter(Boolean).join(' '), problem);
  }

  #become(text, problem) {
    this.text = text;
    this.problem = problem;
    this.changed();
  }
}
