import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { t } from '../i18n/language.js';
import { binIcon, penIcon } from '../shell/icons.js';
import { View } from '../shell/view.js';
import { facts } from './facts.js';
import { meaning } from './keys.js';
import './title-editor.js';

/** One todo. Its tick is what the keyboard stands on. */
class TodoRow extends View {
  static properties = { todo: {}, work: {}, isEditing: { state: true } };

  constructor() {
    super();
    this.addEventListener('keydown', this.#onKey);
  }

  render() {
    const { title, completed } = this.todo;
    return html`
      <input class="tick" type="checkbox" aria-label=${title} .checked=${live(completed)}
        @change=${event => this.work.tick(this.todo, event.target.checked)}>
      <div class="todo-body">${this.isEditing ? this.#editor() : this.#title()} ${facts(this.todo, this.#lookFor)}</div>
      ${this.isEditing ? '' : this.#buttons()}`;
  }

  async focus() {
    await this.updateComplete;
    this.querySelector('.tick').focus();
  }

  #title() {
    return html`<p class="todo-title" dir="auto" @click=${this.focus} @dblclick=${this.#edit}>${this.todo.title}</p>`;
  }

  #editor() {
    return html`<kaam-title-editor .todo=${this.todo} .work=${this.work} @close=${this.#endEdit}></kaam-title-editor>`;
  }

  #buttons() {
    const { todo } = this;
    return html`
      <button class="icon-button" aria-label=${t('todo.edit', todo)} @click=${this.#edit}>${penIcon}</button>
      <button class="icon-button" aria-label=${t('todo.delete', todo)} @click=${this.#delete}>${binIcon}</button>`;
  }

  #edit() { this.isEditing = true; }

  #endEdit() {
    this.isEditing = false;
    this.focus();
  }

  #delete() { this.work.remove(this.todo); }

  #lookFor = tag => this.dispatchEvent(new CustomEvent('look', { bubbles: true, detail: { tag } }));

  #onKey(event) {
    const act = { edit: this.#edit, delete: this.#delete }[meaning(event)];
    if (!act || this.isEditing) return;
    event.preventDefault();
    act.call(this);
  }
}

customElements.define('kaam-todo', TodoRow);
