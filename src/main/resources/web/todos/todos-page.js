import { html } from 'lit';
import { when } from 'lit/directives/when.js';
import { t } from '../i18n/language.js';
import { Follow } from '../shell/follow.js';
import { noticeBar } from '../shell/notice-bar.js';
import { Notices } from '../shell/notices.js';
import { onReconnect } from '../shell/on-reconnect.js';
import { onPageKeys } from '../shell/page-keys.js';
import { View } from '../shell/view.js';
import { Adding } from './adding.js';
import { readAddress, writeAddress } from './address.js';
import { answerWords } from './answer-words.js';
import { keyHelp } from './key-help.js';
import { asksForHelp, asksForRows, asksToSearch, asksToUndo } from './keys.js';
import { noTodos, nothingFound } from './nothing-here.js';
import { everything, Query } from './query.js';
import { Reading } from './reading.js';
import { TodoList } from './todo-list.js';
import { TodoWork } from './todo-work.js';
import { waiting } from './waiting.js';
import './new-todo.js';
import './todo-filter.js';
import './todo-rows.js';

/** The page of todos: wires the models to the views. */
class TodosPage extends View {
  #list = new TodoList();
  #query = new Query();
  #notices = new Notices();
  #reading = new Reading(this.#list, this.#query, this.#notices);
  #adding = new Adding(this.#list, this.#notices);
  #work = new TodoWork(this.#list, this.#notices);
  #hasFilter = false;

  constructor() {
    super();
    for (const model of [this.#list, this.#query, this.#notices, this.#adding]) new Follow(this, model);
    onPageKeys(this, event => this.#onKey(event));
    onReconnect(this, () => this.#adding.resend());
    this.addEventListener('look', event => this.#look(event.detail));
  }

  /** Also when one comes back from another page: others may have been at the todos meanwhile. */
  connectedCallback() {
    super.connectedCallback();
    this.#look(readAddress());
    if (this.hasUpdated) this.#focusRow(-1);
  }

  /** Where there is nothing to look for, nobody is asked to. Once there is a filter, it stays. */
  willUpdate() {
    this.#hasFilter ||= this.#list.shown.length > 0 || !this.#query.isBlank;
  }

  render() {
    const { answer } = this.#notices;
    return html`
      <div class="todos-heading">
        <h1>${t('todos.heading')}</h1>
        <button class="button" data-quiet @click=${this.#help}>${t('keys')} <kbd aria-hidden="true">?</kbd></button>
      </div>
      <kaam-new-todo .adding=${this.#adding} @keydown=${this.#intoRows}></kaam-new-todo>
      <p class="answer" role="status">${answer && answerWords(answer)}</p>
      ${waiting(this.#adding.waiting)}
      ${when(this.#hasFilter, () => this.#filter())}
      ${this.#todos()}
      ${noticeBar(this.#notices)} ${keyHelp()}`;
  }

  #filter() {
    const { words, show, tag, isUnsearchable } = this.#query;
    return html`
      <kaam-todo-filter .query=${{ words, show, tag, isUnsearchable }} .total=${this.#list.total}
        @keydown=${this.#intoRows}></kaam-todo-filter>`;
  }

  #todos() {
    const { shown, newest, returned, isEmpty, next } = this.#list;
    return html`
      ${when(isEmpty, () => this.#query.isBlank ? noTodos() : nothingFound(() => this.#showAll()))}
      <kaam-todo-rows .todos=${shown} .newest=${newest} .returned=${returned} .work=${this.#work}></kaam-todo-rows>
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

  #search() { this.querySelector('#search')?.select(); }

  #undo() { this.#work.bringBack(); }

  #look(changes) {
    this.#query.become(changes);
    writeAddress(this.#query);
    return this.#reading.load();
  }

  #showAll() {
    this.querySelector('#search').focus();
    this.#look(everything);
  }

  #intoRows(event) {
    if (asksForRows(event) && !event.target.matches('[type=radio]')) this.#focusRow(0);
  }

  async #more() {
    const firstNew = this.#list.shown.length;
    await this.#reading.more();
    await this.updateComplete;
    this.#focusRow(firstNew);
  }

  #focusRow(index) { this.querySelector('kaam-todo-rows').focusRow(index); }
}

customElements.define('kaam-todos', TodosPage);
