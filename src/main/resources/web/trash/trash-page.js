import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { when } from 'lit/directives/when.js';
import { t } from '../i18n/language.js';
import { Follow } from '../shell/follow.js';
import { noticeBar } from '../shell/notice-bar.js';
import { Notices } from '../shell/notices.js';
import { View } from '../shell/view.js';
import { answerWords } from '../todos/answer-words.js';
import { TodoList } from '../todos/todo-list.js';
import { TrashWork } from './trash-work.js';
import './trash-row.js';

const steps = { ArrowUp: -1, ArrowDown: 1 };

/** The page of what was deleted, the last first. */
class TrashPage extends View {
  #list = new TodoList();
  #notices = new Notices();
  #work = new TrashWork(this.#list, this.#notices);
  #focused = -1;

  constructor() {
    super();
    new Follow(this, this.#list);
    new Follow(this, this.#notices);
  }

  get rows() { return [...this.querySelectorAll('kaam-trash-row')]; }

  async connectedCallback() {
    super.connectedCallback();
    this.#work.load();
    await this.updateComplete;
    this.#focusHeading();
  }

  willUpdate() { this.#focused = this.#rowWithFocus(); }

  render() {
    const { shown, isEmpty, next } = this.#list;
    const { answer } = this.#notices;
    return html`
      <h1 class="trash-heading" tabindex="-1">${t('trash.heading')}</h1>
      <p>${t('trash.explained')} <a href="#">${t('trash.back')}</a></p>
      <p class="answer" role="status">${answer && answerWords(answer)}</p>
      ${when(isEmpty, () => html`<div class="empty"><p>${t('trash.empty')}</p></div>`)}
      ${shown.length === 0 ? nothing : this.#todos(shown)}
      ${when(next, () => html`
        <button class="button more" data-quiet @click=${() => this.#work.more()}>${t('todos.more')}</button>`)}
      ${noticeBar(this.#notices)}`;
  }

  #todos(todos) {
    return html`
      <ul role="list" aria-label=${t('trash.heading')} @keydown=${this.#onKey}>
        ${repeat(todos, todo => todo.id, todo => html`
          <li class="trash-todo"><kaam-trash-row .todo=${todo} .work=${this.#work}></kaam-trash-row></li>`)}
      </ul>`;
  }

  /** When a row goes, the focus stays near. */
  updated() {
    if (document.activeElement !== document.body || this.#focused < 0) return;
    const { rows } = this;
    if (rows.length > 0) rows[Math.min(this.#focused, rows.length - 1)].focus();
    else this.#focusHeading();
  }

  #focusHeading() { this.querySelector('h1').focus(); }

  #rowWithFocus() { return this.rows.findIndex(row => row.contains(document.activeElement)); }

  #onKey(event) {
    if (!steps[event.key]) return;
    event.preventDefault();
    this.rows[this.#rowWithFocus() + steps[event.key]]?.focus();
  }
}

customElements.define('kaam-trash', TrashPage);
