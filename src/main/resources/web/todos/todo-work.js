import { Problem } from '../api/problem.js';
import * as server from '../api/todos.js';
import { t } from '../i18n/language.js';
import { problemWords } from '../i18n/problem-words.js';
import { Writes } from './writes.js';

/** What a person can do with todos: asks the server, keeps the list true, says what happened. */
export class TodoWork {
  #list;
  #notices;
  #writes;

  constructor(list, notices) {
    this.#list = list;
    this.#notices = notices;
    this.#writes = new Writes(list);
  }

  load() {
    return this.#orWarn(async () => {
      const { content, next } = await server.list(this.#list.next ?? undefined);
      this.#list.addPage(content, next);
    }, () => this.load());
  }

  add(draft) {
    return this.#orWarn(async () => {
      const answer = await draft.send(server.add);
      this.#list.putNew(answer.content);
      this.#notices.answered('added', answer);
    });
  }

  /** Shown at once, and taken back when the server refuses. */
  async tick(todo, completed) {
    const settle = this.#list.wish(todo.id, { completed });
    await this.#orWarn(() => this.#change(todo, { completed }));
    settle();
  }

  /** Rejects with the problem, so that the editor can stay open and show it. */
  rename(todo, title) { return this.#change(todo, { title }); }

  remove(todo) {
    return this.#orWarn(() => this.#writes.inTurn(todo.id, async known => {
      const answer = await server.remove(known);
      this.#list.drop(known.id);
      this.#notices.answered('deleted', answer);
      this.#notices.tell(() => t('todo.trashed', known), { words: () => t('undo'), run: () => this.restore(known) });
    }));
  }

  restore(todo) {
    return this.#orWarn(async () => {
      const answer = await server.restore(todo.id);
      this.#list.putNew(answer.content);
      this.#notices.answered('restored', answer);
    }, () => this.restore(todo));
  }

  #change(todo, patch) {
    return this.#writes.inTurn(todo.id, async known => {
      const answer = await server.change(known, patch);
      this.#list.put(answer.content);
      this.#notices.answered('saved', answer);
    });
  }

  async #orWarn(work, again) {
    try {
      await work();
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.#notices.warn(() => problemWords(problem, '/title'), again && { words: () => t('retry'), run: again });
    }
  }
}
