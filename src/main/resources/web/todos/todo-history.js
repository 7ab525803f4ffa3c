import { html } from 'lit';
import { when } from 'lit/directives/when.js';
import { t } from '../i18n/language.js';
import { momentWords } from '../i18n/moment.js';
import { View } from '../shell/view.js';
import { changeWords } from './change-words.js';

/** What happened to a todo, the last change first; asked for when it is opened, and from the last one again when the todo changes under it. */
class TodoHistory extends View {
  static properties = { todo: {}, work: {}, changes: { state: true }, next: { state: true } };
  #asked;
  #answered;

  render() {
    return html`
      <details class="todo-history" @toggle=${this.#open}>
        <summary>${t('history')}</summary>
        ${when(this.changes, () => html`
          <button class="button" data-quiet @click=${this.#undo}>${t('history.undo')}</button>
          <a href="#tasks?todo=${this.todo.id}">${t('tasks.of')}</a>
          <ol role="list">${this.changes.map(this.#change)}</ol>`)}
        ${when(this.next, () => html`
          <button class="button" data-quiet @click=${this.#more}>${t('todos.more')}</button>`)}
      </details>`;
  }

  #change = change => html`
    <li>
      <p class="todo-history-kind">${t(`history.${change.kind}`)} · ${momentWords(change.at)}</p>
      ${changeWords(change).map(words => html`<p dir="auto">${words}</p>`)}
    </li>`;

  updated(before) {
    if (before.get('todo')?.version < this.todo.version && this.querySelector('details').open) this.#load();
  }

  #open(event) {
    this.changes = null;
    this.next = null;
    this.#asked = null;
    if (event.target.open) this.#load();
  }

  /** Goes on from what is being asked for, once it is there. */
  #more = async () => {
    await this.#answered;
    if (this.next) this.#load(this.next);
  };

  #load(page) { this.#answered = this.#ask(page); }

  /** An answer that a later question has overtaken is dropped. */
  async #ask(page) {
    const asked = this.#asked = {};
    const answer = await this.work.history(this.todo, page);
    if (!answer || asked !== this.#asked) return;
    this.changes = page ? [...this.changes, ...answer.content] : answer.content;
    this.next = answer.next;
  }

  async #undo() {
    if (await this.work.undo(this.todo)) this.dispatchEvent(new Event('undone'));
  }
}

customElements.define('kaam-todo-history', TodoHistory);
