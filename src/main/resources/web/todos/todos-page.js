import { html } from 'lit';
import { when } from 'lit/directives/when.js';
import { t } from '../i18n/language.js';
import { Follow } from '../shell/follow.js';
import { noticeBar } from '../shell/notice-bar.js';
import { onReconnect } from '../shell/on-reconnect.js';
import { onPageKeys } from '../shell/page-keys.js';
import { View } from '../shell/view.js';
import { answerWords } from './answer-words.js';
import { Desk } from './desk.js';
import { keyHelp } from './key-help.js';
import { asksForHelp, asksForRows, asksToSearch, asksToUndo } from './keys.js';
import { noTodos, nothingFound } from './nothing-here.js';
import { everything } from './query.js';
import { waiting } from './waiting.js';
import './new-todo.js';
import './todo-filter.js';
import './todo-rows.js';

/** The page of todos: shows what is on the desk. */
class TodosPage extends View {
  #desk = new Desk();
  #hasFilter = false;

  constructor() {
    super();
    this.#desk.models.forEach(model => new Follow(this, model));
    onPageKeys(this, event => this.#onKey(event));
    onReconnect(this, () => this.#desk.adding.resend());
    this.addEventListener('look', event => this.#desk.look(event.detail));
  }

  /** Also when one comes back from another page: others may have been at the todos meanwhile. */
  connectedCallback() {
    super.connectedCallback();
    this.#desk.open();
    if (this.hasUpdated) this.#focusRow(-1);
  }

  /** Where there is nothing to look for, nobody is asked to. Once there is a filter, it stays. */
  willUpdate() {
    this.#hasFilter ||= this.#desk.list.shown.length > 0 || !this.#desk.query.isBlank;
  }

  render() {
    const { adding, notices } = this.#desk;
    return html`
      <div class="todos-heading">
        <h1>${t('todos.heading')}</h1>
        <button class="button" data-quiet @click=${this.#help}>${t('keys')} <kbd aria-hidden="true">?</kbd></button>
      </div>
      <kaam-new-todo .adding=${adding} @keydown=${this.#intoRows}></kaam-new-todo>
      <p class="answer" role="status">${notices.answer && answerWords(notices.answer)}</p>
      ${waiting(adding.waiting)} ${when(this.#hasFilter, () => this.#filter())} ${this.#todos()}
      ${noticeBar(notices)} ${keyHelp()}`;
  }

  #filter() {
    const { query: { words, show, tag, isUnsearchable }, list } = this.#desk;
    return html`
      <kaam-todo-filter .query=${{ words, show, tag, isUnsearchable }} .total=${list.total}
        @keydown=${this.#intoRows}></kaam-todo-filter>`;
  }

  #todos() {
    const { list: { shown, newest, returned, isEmpty, next }, query, work } = this.#desk;
    return html`
      ${when(isEmpty, () => query.isBlank ? noTodos() : nothingFound(() => this.#showAll()))}
      <kaam-todo-rows .todos=${shown} .newest=${newest} .returned=${returned} .work=${work}></kaam-todo-rows>
      ${when(next, () => html`
        <button class="button more" data-quiet @click=${this.#more}>${t('todos.more')}</button>`)}`;
  }

  #onKey(event) {
    const act = asksForHelp(event) ? this.#help : asksToSearch(event) ? this.#search : asksToUndo(event) && this.#undo;
    if (!act) return;
    event.preventDefault(); // or "/" would be typed, and the typing in the last field undone
    act.call(this);
  }

  #help() { this.querySelector('.key-help').showModal(); }

  #search() {
    const field = this.querySelector('#search');
    field?.focus();
    field?.select(); // which alone moves the focus in some browsers only
  }

  #undo() { this.#desk.work.bringBack(); }

  #showAll() {
    this.#search();
    this.#desk.look(everything);
  }

  #intoRows(event) {
    if (asksForRows(event) && !event.target.matches('[type=radio]')) this.#focusRow(0);
  }

  async #more() {
    const firstNew = this.#desk.list.shown.length;
    await this.#desk.reading.more();
    await this.updateComplete;
    this.#focusRow(firstNew);
  }

  #focusRow(index) { this.querySelector('kaam-todo-rows').focusRow(index); }
}

customElements.define('kaam-todos', TodosPage);
