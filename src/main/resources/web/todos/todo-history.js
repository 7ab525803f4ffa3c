import { html } from 'lit';
import { when } from 'lit/directives/when.js';
import { t } from '../i18n/language.js';
import { momentWords } from '../i18n/moment.js';
import { View } from '../shell/view.js';
import { changeWords } from './change-words.js';

/** What happened to a todo, the last change first; asked for when it is opened. */
class TodoHistory extends View {
  static properties = { todo: {}, work: {}, changes: { state: true }, next: { state: true } };

  render() {
    return html`
      <details class="todo-history" @toggle=${this.#open}>
        <summary>${t('history')}</summary>
        ${when(this.changes, () => html`
          <button class="button" data-quiet @click=${this.#undo}>${t('history.undo')}</button>
          <a href="#tasks?todo=${this.todo.id}">${t('tasks.of')}</a>
          <ol role="list">${this.changes.map(this.#change)}</ol>`)}
        ${when(this.next, () => html`
          <button class="button" data-quiet @click=${() => this.#load(this.next)}>${t('todos.more')}</button>`)}
      </details>`;
  }

  #change = change => html`
    <li>
      <p class="todo-history-kind">${t(`history.${change.kind}`)} · ${momentWords(change.at)}</p>
      ${changeWords(change).map(words => html`<p dir="auto">${words}</p>`)}
    </li>`;

  #open(event) {
    this.changes = null;
    this.next = null;
    if (event.target.open) this.#load();
  }

  async #load(page) {
    const answer = await this.work.history(this.todo, page);
    if (!answer) return;
    this.changes = [...this.changes ?? [], ...answer.content];
    this.next = answer.next;
  }

  async #undo() {
    if (await this.work.undo(this.todo)) this.dispatchEvent(new Event('undone'));
  }
}

customElements.define('kaam-todo-history', TodoHistory);
