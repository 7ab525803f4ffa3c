import { newKey } from '../api/key.js';
import { Problem } from '../api/problem.js';
import * as server from '../api/todos.js';
import { t } from '../i18n/language.js';
import { problemWords } from '../i18n/problem-words.js';
import { Model } from '../shell/model.js';

/** More than this do not wait: their titles come back. */
const ROOM = 50;

/**
 * Adds todos. One whose answer did not come waits, and is sent again with the same key until there is an answer:
 * so it is added once, whether the first was heard or not.
 */
export class Adding extends Model {
  #list;
  #notices;
  #isSending = false;
  waiting = [];

  constructor(list, notices) {
    super();
    this.#list = list;
    this.#notices = notices;
  }

  async add(draft) {
    const title = draft.take();
    if (!title) return this.#notices.hush();
    const entry = { title, draft, key: newKey() };
    const problem = await this.#send(entry);
    if (problem) this.#keep(entry, problem);
  }

  /** In the order in which they were written, up to the first that must go on waiting. */
  async resend() {
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      while (this.waiting.length > 0) {
        const problem = await this.#send(this.waiting[0]);
        if (problem?.isPassing) return;
        const entry = this.waiting[0];
        this.#wait(this.waiting.slice(1));
        if (problem) this.#refuse(entry, problem);
      }
    } finally {
      this.#isSending = false;
    }
  }

  /** The problem, if there is one. */
  async #send({ title, key }) {
    try {
      const answer = await server.add(title, key);
      this.#list.putNew(answer.content);
      this.#notices.answered('added', answer);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      return problem;
    }
  }

  #keep(entry, problem) {
    if (!problem.isPassing || this.waiting.length === ROOM) return this.#refuse(entry, problem);
    this.#wait([...this.waiting, entry]);
    this.#notices.warn(() => t('problem.waiting'));
  }

  /** What is wrong with the title is said beside it. */
  #refuse({ title, draft }, problem) {
    const words = () => problemWords(problem);
    draft.giveBack(title, problem.errors.length > 0 ? words : null);
    if (problem.errors.length > 0) this.#notices.hush();
    else this.#notices.warn(words);
  }

  #wait(entries) {
    this.waiting = entries;
    this.changed();
  }
}
