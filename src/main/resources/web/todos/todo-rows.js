import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../i18n/language.js';
import { View } from '../shell/view.js';
import { meaning } from './keys.js';
import './todo-row.js';

/** The list of todos. Up and down move in it; and when a row goes, the focus stays near. */
class TodoRows extends View {
  static properties = { todos: {}, work: {}, newest: {}, returned: {} };
  #focused = -1;

  constructor() {
    super();
    this.addEventListener('keydown', this.#onKey);
  }

  get rows() { return [...this.querySelectorAll('kaam-todo')]; }

  willUpdate() {
    this.#focused = this.#rowWithFocus();
  }

  render() {
    if (this.todos.length === 0) return nothing;
    return html`
      <ul class="todo-rows" role="list" aria-label=${t('todos.heading')}>
        ${repeat(this.todos, todo => todo.id, todo => html`
          <li class="todo" ?data-done=${todo.completed} ?data-new=${todo.id === this.newest}>
            <kaam-todo .todo=${todo} .work=${this.work}></kaam-todo>
          </li>`)}
      </ul>`;
  }

  /** The focus goes to a todo that came back; and it falls to the body when its row is deleted. */
  updated(changes) {
    if (changes.has('returned') && this.returned) {
      this.focusRow(this.todos.findIndex(todo => todo.id === this.returned));
    } else if (document.activeElement === document.body && this.#focused >= 0) {
      this.focusRow(Math.min(this.#focused, this.rows.length - 1));
    }
  }

  /** The row before the first one is the field for a new todo. */
  focusRow(index) {
    if (index < 0) document.getElementById('new-todo').focus();
    else this.rows[index]?.focus();
  }

  #rowWithFocus() {
    return this.rows.findIndex(row => row.contains(document.activeElement));
  }

  #onKey(event) {
    const step = { up: -1, down: 1 }[meaning(event)];
    if (!step) return;
    event.preventDefault();
    this.focusRow(this.#rowWithFocus() + step);
  }
}

customElements.define('kaam-todo-rows', TodoRows);
