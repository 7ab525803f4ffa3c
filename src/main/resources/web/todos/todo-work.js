import * as server from '../api/todos.js';
import { t } from '../i18n/language.js';
import { orWarn } from '../shell/or-warn.js';
import { Deleted } from './deleted.js';
import { Writes } from './writes.js';

/** What a person can do with the todos of the list: asks the server, keeps the list true, says what happened. */
export class TodoWork {
  #list;
  #notices;
  #writes;
  #deleted = new Deleted();

  constructor(list, notices) {
    this.#list = list;
    this.#notices = notices;
    this.#writes = new Writes(list);
  }

  /** Shown at once, and taken back when the server refuses. */
  async tick(todo, completed) {
    const settle = this.#list.wish(todo.id, { completed });
    await orWarn(this.#notices, () => this.#change(todo, { completed }));
    settle();
  }

  /** Rejects with the problem, so that the editor can stay open and show it. */
  rename(todo, title) { return this.#change(todo, { title }); }

  /** Due, reminder and repetition, as a merge patch; rejects as a new title does. */
  plan(todo, patch) { return this.#change(todo, patch); }

  /** Something is wrong that is said where it is. */
  complain() { this.#notices.hush(); }

  remove(todo) {
    return orWarn(this.#notices, () => this.#writes.inTurn(todo.id, async known => {
      const answer = await server.remove(known);
      this.#notices.answered('deleted', answer);
      this.#toTrash(known);
    }), () => this.remove(todo));
  }

  /** A todo that was deleted here: the last one, unless it is said which. */
  async bringBack(which) {
    const todo = this.#deleted.take(which);
    if (!todo) return;
    this.#notices.dismiss();
    await orWarn(this.#notices, async () => {
      try {
        const answer = await server.restore(todo);
        this.#list.putBack(answer.content);
        this.#notices.answered('restored', answer);
      } catch (problem) {
        if (problem.isPassing) this.#deleted.push(todo);
        throw problem;
      }
    }, () => this.bringBack(todo));
  }

  history(todo, page) { return orWarn(this.#notices, () => server.history(todo, page)); }

  /** Takes the last change of a todo back, and answers whether it did. */
  undo(todo) {
    return orWarn(this.#notices, () => this.#writes.inTurn(todo.id, async known => {
      const answer = await server.undo(known);
      this.#notices.answered('undone', answer);
      if (answer.content) this.#list.put(answer.content);
      else this.#toTrash(known);
      return true;
    }), () => this.undo(todo));
  }

  #toTrash(known) {
    const todo = { ...known, version: known.version + 1 }; // as it lies there
    this.#list.drop(todo.id);
    this.#deleted.push(todo);
    this.#notices.tell(() => t('todo.trashed', todo), { words: () => t('undo'), run: () => this.bringBack(todo) });
  }

  #change(todo, patch) {
    return this.#writes.inTurn(todo.id, async known => {
      const answer = await server.change(known, patch);
      this.#list.put(answer.content);
      this.#notices.answered('saved', answer);
    });
  }
}
