/** More than this, and the first can only be restored from the trash. */
const ROOM = 20;

/** The todos deleted on this page, which a key brings back: the last one first. */
export class Deleted {
  #todos = [];

  push(todo) { this.#todos = [...this.#todos, todo].slice(-ROOM); }

  /** This one, or else the last. */
  take(todo = this.#todos.at(-1)) {
    this.#todos = this.#todos.filter(other => other !== todo);
    return todo;
  }
}
