import * as theNodes from '../api/nodes.js';
import { Problem } from '../api/problem.js';
import * as server from '../api/tasks.js';
import * as todos from '../api/todos.js';
import { problemWords } from '../i18n/problem-words.js';

/** What a person can do with tasks, and the reading that keeps the page as things are. */
export class TaskWork {
  #board;
  #list;
  #notices;
  #latest = 0;
  #isLost = false;

  constructor(board, list, notices) {
    this.#board = board;
    this.#list = list;
    this.#notices = notices;
  }

  /** Answers may overtake one another: only that to the latest question counts. That the server is lost is said once. */
  async refresh() {
    const question = ++this.#latest;
    try {
      const [counts, nodes, list] = await Promise.all(
        [server.counts(), theNodes.list(), server.list(this.#list.filter, this.#list.limit)]);
      if (question !== this.#latest) return;
      this.#board.read(counts.content, nodes.content, performance.now());
      this.#list.show(list);
      if (this.#isLost) this.#notices.dismiss();
      this.#isLost = false;
    } catch (problem) {
      if (!this.#isLost) this.#warn(problem);
      this.#isLost = true;
    }
  }

  look(filter) {
    this.#list.look(filter);
    return this.refresh();
  }

  more() {
    this.#list.more();
    return this.refresh();
  }

  retry(task) { return this.#move(task, server.retry, answer => this.#notices.answered('retried', answer)); }

  cancel(task) { return this.#move(task, server.cancel, answer => this.#notices.answered('cancelled', answer)); }

  /** The task with its failures, and the title of its todo; undefined where that cannot be had now. */
  async story(task) {
    try {
      const [story, title] = await Promise.all([server.get(task.id), this.#title(task.about)]);
      return { ...story.content, title };
    } catch (problem) {
      this.#warn(problem);
    }
  }

  async #title(about) {
    try {
      return about && (await todos.get(about.id)).content.title;
    } catch (problem) {
      if (problem.isGone) return null;
      throw problem;
    }
  }

  async #move(task, send, tell) {
    try {
      const answer = await send(task);
      this.#list.put(answer.content);
      tell(answer);
    } catch (problem) {
      this.#warn(problem);
    }
    return this.refresh();
  }

  /** The server says best why a task cannot be moved. */
  #warn(problem) {
    if (!(problem instanceof Problem)) throw problem;
    this.#notices.warn(() => problem.status === 409 ? problem.message : problemWords(problem));
  }
}
