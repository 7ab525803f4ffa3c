import { listPath } from '../api/list-path.js';
import * as server from '../api/todos.js';
import { orWarn } from '../shell/or-warn.js';

const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Fills the list with what is looked for. Answers may overtake one another: only that to the latest question counts. */
export class Reading {
  #list;
  #query;
  #notices;
  #latest = 0;

  constructor(list, query, notices) {
    this.#list = list;
    this.#query = query;
    this.#notices = notices;
  }

  load() {
    return this.#ask(listPath(this.#query, zone()), answer => this.#list.showFirst(answer), () => this.load());
  }

  more() {
    return this.#ask(this.#list.next, answer => this.#list.showMore(answer), () => this.more());
  }

  #ask(path, show, again) {
    const question = ++this.#latest;
    const isLatest = () => question === this.#latest;
    return orWarn(this.#notices, async () => {
      try {
        const answer = await server.list(path);
        if (isLatest()) this.#take(answer, show);
      } catch (problem) {
        if (isLatest()) this.#refuse(problem);
      }
    }, again);
  }

  #take(answer, show) {
    show(answer);
    this.#query.become({ isUnsearchable: false });
  }

  /** Of what the page asks, only the words can be ones that cannot be searched for. */
  #refuse(problem) {
    if (problem.status !== 400 || !this.#query.words.trim()) throw problem;
    this.#query.become({ isUnsearchable: true });
  }
}
