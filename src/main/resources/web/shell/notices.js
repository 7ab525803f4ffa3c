import { Model } from './model.js';

/**
 * What the page says: one message that waits at its foot, and how the server last answered.
 * `words` is a function, so that a message speaks the language of the moment.
 */
export class Notices extends Model {
  current = null;
  answer = null;

  /** Good news, perhaps with something to do about it: `action` is `{ words, run }`. */
  tell(words, action) { this.#become({ current: { kind: 'news', words, action } }); }

  /** What went well before would look as if this had. */
  warn(words, action) { this.#become({ current: { kind: 'problem', words, action }, answer: null }); }

  /** Something is wrong, and is said elsewhere. */
  hush() { this.#become({ answer: null }); }

  /** Something worked: a problem from before is over, other news stays. */
  answered(what, { ms, status }) {
    const current = this.current?.kind === 'problem' ? null : this.current;
    this.#become({ current, answer: { what, ms, status } });
  }

  dismiss() { this.#become({ current: null }); }

  act() {
    const action = this.current?.action;
    this.dismiss();
    action?.run();
  }

  #become(changes) {
    Object.assign(this, changes);
    this.changed();
  }
}
