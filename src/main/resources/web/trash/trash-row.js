import { html } from 'lit';
import { t } from '../i18n/language.js';
import { momentWords } from '../i18n/moment.js';
import { View } from '../shell/view.js';

/** A todo in the trash. What cannot be taken back is asked once. */
class TrashRow extends View {
  static properties = { todo: {}, work: {}, isAsking: { state: true } };

  constructor() {
    super();
    this.addEventListener('keydown', event => event.key === 'Escape' && this.isAsking && this.#ask(false));
  }

  render() {
    const { title, updatedAt } = this.todo;
    return html`
      <p class="todo-title" dir="auto">${title}</p>
      <p class="todo-facts">${t('trash.deleted', { when: momentWords(updatedAt) })}</p>
      <div class="trash-buttons">${this.isAsking ? this.#question() : this.#buttons()}</div>`;
  }

  async focus() {
    await this.updateComplete;
    this.querySelector('button').focus();
  }

  #buttons() {
    const { todo } = this;
    return html`
      <button class="button" data-quiet aria-label=${t('trash.restore.one', todo)}
        @click=${() => this.work.restore(todo)}>${t('trash.restore')}</button>
      <button class="button" data-quiet aria-label=${t('trash.purge.one', todo)}
        @click=${() => this.#ask(true)}>${t('trash.purge')}</button>`;
  }

  #question() {
    return html`
      <p id="ask-${this.todo.id}">${t('trash.ask')}</p>
      <button class="button" data-quiet aria-describedby="ask-${this.todo.id}"
        @click=${() => this.#ask(false)}>${t('trash.keep')}</button>
      <button class="button" @click=${() => this.work.purge(this.todo)}>${t('trash.purge')}</button>`;
  }

  #ask(isAsking) {
    this.isAsking = isAsking;
    this.focus();
  }
}

customElements.define('kaam-trash-row', TrashRow);
