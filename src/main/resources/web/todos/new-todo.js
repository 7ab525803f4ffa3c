import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { t } from '../i18n/language.js';
import { Follow } from '../shell/follow.js';
import { View } from '../shell/view.js';
import { Draft } from './draft.js';

/** Where a new todo is written. */
class NewTodo extends View {
  static properties = { work: {}, isBlank: { state: true } };
  #draft = new Draft();

  constructor() {
    super();
    new Follow(this, this.#draft);
  }

  render() {
    return html`
      <form class="new-todo" novalidate @submit=${this.#add}>
        <input class="field" id="new-todo" dir="auto" enterkeyhint="done" autocomplete="off" autofocus
          aria-label=${t('todos.new')} placeholder=${t('todos.new.hint')}
          aria-invalid=${this.isBlank ? 'true' : 'false'} aria-describedby="new-todo-problem"
          .value=${live(this.#draft.text)} @input=${this.#type}>
        <button class="button">${t('todos.add')}</button>
        <p class="field-problem" id="new-todo-problem" role="alert">${this.isBlank ? t('todo.blank') : nothing}</p>
      </form>`;
  }

  #type(event) {
    this.#draft.text = event.target.value;
    this.isBlank = false;
  }

  #add(event) {
    event.preventDefault();
    this.isBlank = !this.#draft.text.trim();
    if (!this.isBlank) this.work.add(this.#draft);
  }
}

customElements.define('kaam-new-todo', NewTodo);
