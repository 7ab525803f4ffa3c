import * as todos from '../api/todos.js';
import * as trash from '../api/trash.js';
import { orWarn } from '../shell/or-warn.js';

/** What a person can do with the todos in the trash. */
export class TrashWork {
  #list;
  #notices;

  constructor(list, notices) {
    this.#list = list;
    this.#notices = notices;
  }

  load() { return this.#orWarn(async () => this.#list.showFirst(await trash.list()), () => this.load()); }

  more() { return this.#orWarn(async () => this.#list.showMore(await trash.list(this.#list.next)), () => this.more()); }

  restore(todo) {
    return this.#orWarn(async () => {
      const answer = await this.#going(todo, todos.restore);
      this.#notices.answered('restored', answer);
    }, () => this.restore(todo));
  }

  purge(todo) {
    return this.#orWarn(async () => {
      const answer = await this.#going(todo, trash.purge);
      this.#notices.answered('purged', answer);
    }, () => this.purge(todo));
  }

  /** Whoever took it out of the trash, it is not there any more. */
  async #going(todo, send) {
    try {
      const answer = await send(todo);
      this.#list.drop(todo.id);
      return answer;
    } catch (problem) {
      if (problem.isGone || problem.isStale) this.#list.drop(todo.id);
      throw problem;
    }
  }

  #orWarn(work, again) { return orWarn(this.#notices, work, again); }
}
