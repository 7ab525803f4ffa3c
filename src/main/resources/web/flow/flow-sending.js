import { Problem } from '../api/problem.js';
import { Model } from '../shell/model.js';
import * as server from '../api/flow.js';

/** Sends requests to be looked at, many at once, and knows how long they took together. */
export class FlowSending extends Model {
  what = 'POST /todos';
  isBusy = false;
  /** How it went: `{ count, what, failed, ms }`, or `{ moved }`. */
  outcome = null;

  choose(what) {
    this.what = what;
    this.changed();
  }

  send(count) {
    const { what } = this;
    const one = what.startsWith('POST') ? number => server.add(`Flow ${number + 1}`) : () => server.list();
    return this.#do(async () => {
      const began = performance.now();
      const answers = await Promise.all(Array.from({ length: count }, (_, i) => orProblem(one(i))));
      return { count, what, failed: answers.filter(answer => answer instanceof Problem).length, ms: performance.now() - began };
    });
  }

  clear() {
    return this.#do(async () => {
      const answer = await orProblem(server.clear());
      return answer instanceof Problem ? { problem: answer } : { moved: answer.content.moved };
    });
  }

  async #do(work) {
    this.isBusy = true;
    this.changed();
    try {
      this.outcome = await work();
    } finally {
      this.isBusy = false;
      this.changed();
    }
  }
}

async function orProblem(answer) {
  try {
    return await answer;
  } catch (problem) {
    if (problem instanceof Problem) return problem;
    throw problem;
  }
}
