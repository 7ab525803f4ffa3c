import * as server from '../api/decide.js';
import { Problem } from '../api/problem.js';
import { Model } from '../shell/model.js';
import { wordsOf } from './question.js';

/** A question, and what the laws answer. */
export class DecideModel extends Model {
  #asked = 0;
  question;
  answer = null;
  problem = null;

  constructor(question) {
    super();
    this.question = question;
  }

  change(part, value) {
    this.question = { ...this.question, [part]: value };
    this.changed();
  }

  /** What was asked later counts, whichever answer comes last. */
  async ask() {
    const asked = ++this.#asked;
    try {
      const { content } = await server.decide(wordsOf(this.question));
      this.#become(asked, { answer: content, problem: null });
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.#become(asked, { problem });
    }
  }

  #become(asked, changes) {
    if (asked !== this.#asked) return;
    Object.assign(this, changes);
    this.changed();
  }
}
