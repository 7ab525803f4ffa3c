import { html } from 'lit';
import { when } from 'lit/directives/when.js';
import { t } from '../i18n/language.js';
import { Follow } from '../shell/follow.js';
import { noticeBar } from '../shell/notice-bar.js';
import { Notices } from '../shell/notices.js';
import { onPageKeys } from '../shell/page-keys.js';
import { View } from '../shell/view.js';
import { answerWords } from './answer-words.js';
import { keyHelp } from './key-help.js';
import { asksForHelp, asksToUndo } from './keys.js';
import { TodoList } from './todo-list.js';
import { TodoWork } from './todo-work.js';
import './new-todo.js';
import './todo-rows.js';

const empty = () => html`<div class="empty"><p>${t('todos.empty')}</p><p>${t('todos.empty.hint')}</p></div>`;

/** The page of todos: wires the models to the views. */
class TodosPage extends View {
  #list = new TodoList();
  #notices = new Notices();
  #work = new TodoWork(this.#list, this.#notices);

  constructor() {
    super();
    new Follow(this, this.#list);
    new Follow(this, this.#notices);
    onPageKeys(this, event => this.#onKey(event));
  }

  firstUpdated() { this.#work.load(); }

  render() {
    const { shown, newest } = this.#list;
    const { answer } = this.#notices;
    return html`
      <div class="todos-heading">
        <h1>${t('todos.heading')}</h1>
        <button class="button" data-quiet @click=${this.#help}>${t('keys')} <kbd aria-hidden="true">?</kbd></button>
      </div>
      <kaam-new-todo .work=${this.#work} @keydown=${this.#intoRows}></kaam-new-todo>
      <p class="answer" role="status">${answer && answerWords(answer)}</p>
      ${when(this.#list.isEmpty, empty)}
      <kaam-todo-rows .todos=${shown} .newest=${newest} .work=${this.#work}></kaam-todo-rows>
      ${when(this.#list.next, () => html`
        <button class="button more" data-quiet @click=${this.#more}>${t('todos.more')}</button>`)}
      ${noticeBar(this.#notices)} ${keyHelp()}`;
  }

  #onKey(event) {
    if (asksForHelp(event)) this.#help();
    if (asksToUndo(event) && this.#notices.current?.kind === 'news') this.#undo(event);
  }

  #help() { this.querySelector('.key-help').showModal(); }

  #undo(event) {
    event.preventDefault(); // or the browser would undo the typing in the last field too
    this.#notices.act();
  }

  #intoRows(event) {
    if (event.key === 'ArrowDown' && !event.isComposing) this.#focusRow(0);
  }

  async #more() {
    const firstNew = this.#list.shown.length;
    await this.#work.load();
    await this.updateComplete;
    this.#focusRow(firstNew);
  }

  #focusRow(index) { this.querySelector('kaam-todo-rows').focusRow(index); }
}

customElements.define('kaam-todos', TodosPage);
