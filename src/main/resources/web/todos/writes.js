import * as server from '../api/todos.js';
import { Turns } from './turns.js';

/** Writes of todos we have. Those of one todo take turns, so that each knows the version the one before it made. */
export class Writes {
  #turns = new Turns();
  #list;

  constructor(list) { this.#list = list; }

  /** Calls `send` with the todo as it is known when its turn comes; a todo that is gone by then needs none. */
  inTurn(id, send) {
    return this.#turns.take(id, async () => {
      const known = this.#list.find(id);
      if (!known) return;
      try {
        return await send(known);
      } catch (problem) {
        await this.#catchUp(id, problem);
        throw problem;
      }
    });
  }

  /** Somebody else was here first: show what they did. */
  async #catchUp(id, problem) {
    if (problem.isGone) this.#list.drop(id);
    if (!problem.isStale) return;
    try {
      this.#list.put((await server.get(id)).content);
    } catch (another) {
      if (another.isGone) this.#list.drop(id);
    }
  }
}
