import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { t } from '../i18n/language.js';
import { Follow } from '../shell/follow.js';
import { View } from '../shell/view.js';
import { Draft } from './draft.js';

/** Where a new todo is written. */
class NewTodo extends View {
  static properties = { adding: {} };
  #draft = new Draft();

  constructor() {
    super();
    new Follow(this, this.#draft);
  }

  render() {
    const { text, problem } = this.#draft;
    return html`
      <form class="new-todo" novalidate @submit=${this.#add}>
        <input class="field" id="new-todo" dir="auto" enterkeyhint="done" autocomplete="off" autofocus
          aria-label=${t('todos.new')} placeholder=${t('todos.new.hint')}
          aria-invalid=${problem ? 'true' : 'false'} aria-describedby="new-todo-problem"
          .value=${live(text)} @input=${event => this.#draft.type(event.target.value)}>
        <button class="button">${t('todos.add')}</button>
        <p class="field-problem" id="new-todo-problem" role="alert">${problem?.() ?? nothing}</p>
      </form>`;
  }

  #add(event) {
    event.preventDefault();
    this.adding.add(this.#draft);
  }
}

customElements.define('kaam-new-todo', NewTodo);
