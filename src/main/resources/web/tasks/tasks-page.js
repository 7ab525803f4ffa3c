import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { when } from 'lit/directives/when.js';
import { t } from '../i18n/language.js';
import { Follow } from '../shell/follow.js';
import { crossIcon } from '../shell/icons.js';
import { noticeBar } from '../shell/notice-bar.js';
import { Notices } from '../shell/notices.js';
import { View } from '../shell/view.js';
import { whileSeen } from '../shell/while-seen.js';
import { answerWords } from '../todos/answer-words.js';
import { nodeList } from './node-list.js';
import { TaskBoard } from './task-board.js';
import { taskCounts } from './task-counts.js';
import { hashOf, readHash, states } from './task-filter.js';
import { TaskList } from './task-list.js';
import { TaskWork } from './task-work.js';
import { alarmWords, kindWords, stateWords } from './task-words.js';
import './task-row.js';

const LIVE_MS = 1_000;
const steps = { ArrowUp: -1, ArrowDown: 1 };

/** The page of work after the response: as it is now, and now, and now. */
class TasksPage extends View {
  #board = new TaskBoard();
  #list = new TaskList();
  #notices = new Notices();
  #work = new TaskWork(this.#board, this.#list, this.#notices);
  #focused = -1;

  constructor() {
    super();
    [this.#board, this.#list, this.#notices].forEach(model => new Follow(this, model));
    whileSeen(this, () => this.#work.refresh(), LIVE_MS);
  }

  get rows() { return [...this.querySelectorAll('kaam-task-row')]; }

  async connectedCallback() {
    this.#list.look(readHash(location.hash));
    this.#board.forgetRates();
    super.connectedCallback();
    window.addEventListener('hashchange', this.#onHash);
    await this.updateComplete;
    this.#focusHeading();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#onHash);
  }

  willUpdate() { this.#focused = this.#rowWithFocus(); }

  render() {
    const { filter, shown, isEmpty } = this.#list;
    const { answer } = this.#notices;
    return html`
      <h1 class="tasks-heading" tabindex="-1">${t('tasks.heading')}</h1>
      <p>${t('tasks.explained')}</p>
      <p class="answer" role="status">${answer && answerWords(answer)}</p>
      <div role="alert">${this.#board.unknown.map(kind => html`<p class="task-alarm">${alarmWords(kind)}</p>`)}</div>
      ${taskCounts(this.#board.kinds, filter, this.#look)}
      ${nodeList(this.#board.nodes)}
      ${this.#filter(filter)}
      ${when(isEmpty, () => html`<div class="empty"><p>${t('tasks.empty')}</p><p>${t('tasks.empty.hint')}</p></div>`)}
      ${shown.length === 0 ? nothing : this.#tasks(shown)}
      ${this.#end()} ${noticeBar(this.#notices)}`;
  }

  #filter({ state, kind, todo }) {
    const kinds = new Set([...this.#board.kinds.map(count => count.kind), ...(kind ? [kind] : [])]);
    return html`
      <div class="task-filter" role="group" aria-label=${t('show')}>
        ${this.#choice('state', state, t('tasks.states'), states, stateWords)}
        ${this.#choice('kind', kind, t('tasks.kinds'), [...kinds], kindWords)}
        ${when(todo, () => html`
          <button class="chip" aria-label=${t('tasks.todo.off')} @click=${() => this.#look({ todo: '' })}>
            ${t('tasks.todo')} ${crossIcon}
          </button>`)}
      </div>`;
  }

  #choice(name, chosen, all, options, words) {
    return html`
      <label class="choice">
        <span class="visually-hidden">${t(`tasks.filter.${name}`)}</span>
        <select @change=${event => this.#look({ [name]: event.target.value })}>
          <option value="" ?selected=${chosen === ''}>${all}</option>
          ${options.map(option => html`
            <option value=${option} ?selected=${option === chosen}>${words(option)}</option>`)}
        </select>
      </label>`;
  }

  #tasks(tasks) {
    const now = Date.now();
    return html`
      <ul role="list" aria-label=${t('tasks.heading')} @keydown=${this.#onKey}>
        ${repeat(tasks, task => task.id, task => html`
          <li class="task"><kaam-task-row .task=${task} .work=${this.#work} .now=${now}></kaam-task-row></li>`)}
      </ul>`;
  }

  #end() {
    if (this.#list.isCut) return html`<p class="task-quiet">${t('tasks.cut')}</p>`;
    return when(this.#list.hasMore, () => html`
      <button class="button more" data-quiet @click=${() => this.#work.more()}>${t('todos.more')}</button>`);
  }

  /** When a row goes, the focus stays near. */
  updated() {
    if (document.activeElement !== document.body || this.#focused < 0) return;
    const { rows } = this;
    if (rows.length > 0) rows[Math.min(this.#focused, rows.length - 1)].focus();
    else this.#focusHeading();
  }

  #look = some => {
    const filter = { ...this.#list.filter, ...some };
    history.replaceState(null, '', location.pathname + location.search + hashOf(filter));
    this.#work.look(filter);
  };

  #onHash = () => {
    if (location.hash.startsWith('#tasks')) this.#work.look(readHash(location.hash));
  };

  #focusHeading() { this.querySelector('h1').focus(); }

  #rowWithFocus() { return this.rows.findIndex(row => row.contains(document.activeElement)); }

  #onKey(event) {
    if (!steps[event.key]) return;
    event.preventDefault();
    this.rows[this.#rowWithFocus() + steps[event.key]]?.focus();
  }
}

customElements.define('kaam-tasks', TasksPage);
