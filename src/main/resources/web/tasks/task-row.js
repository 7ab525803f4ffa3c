import { html, nothing } from 'lit';
import { when } from 'lit/directives/when.js';
import { t } from '../i18n/language.js';
import { momentWords } from '../i18n/moment.js';
import { View } from '../shell/view.js';
import { fateWords, kindWords, stateWords } from './task-words.js';

/** Whether there is more to tell of a task: it may be where it was, and have been elsewhere. */
const hasMoved = (before, now) => before.state !== now.state || before.startedAt !== now.startedAt;

/** One task. Opened, it tells its story, which is read again whenever the task has moved. */
class TaskRow extends View {
  static properties = { task: {}, work: {}, now: {}, isOpen: { state: true }, story: { state: true } };

  willUpdate(changed) {
    const before = changed.get('task');
    if (before && this.isOpen && hasMoved(before, this.task)) this.#tell();
  }

  render() {
    const { kind, state, error } = this.task;
    return html`
      <details @toggle=${this.#toggle}>
        <summary>
          <span class="task-title">${kindWords(kind)}</span>
          <span class="task-state" data-state=${state}>${stateWords(state)}</span>
          <span class="task-fate">${fateWords(this.task, this.now)}</span>
          ${when(error && state !== 'done', () => html`<span class="task-error" dir="auto">${error}</span>`)}
        </summary>
        ${when(this.isOpen && this.story, () => this.#story())}
      </details>
      ${this.#button()}`;
  }

  focus() { this.querySelector('summary').focus(); }

  #story() {
    const { about, title, createdAt, runAt, attempts, failures } = this.story;
    return html`
      <div class="task-story">
        ${when(about, () => html`<p dir="auto">${title ? t('task.about', { title }) : t('task.about.gone')}</p>`)}
        <p>${t('task.asked', { when: momentWords(createdAt) })} · ${t('task.due', { when: momentWords(runAt) })}
          · ${t('task.attempts', { count: attempts })}</p>
        ${when(failures.length > 0, () => html`<ol role="list" aria-label=${t('task.failures')}>${failures.map(this.#failure)}</ol>`)}
        <p class="task-id">${this.task.id}</p>
      </div>`;
  }

  #failure = ({ attempt, node, startedAt, error }) => html`
    <li>
      <p class="task-quiet">${t('task.failure', { attempt, when: momentWords(startedAt), node })}</p>
      <p class="task-error" dir="auto">${error}</p>
    </li>`;

  #button() {
    const { state } = this.task;
    const kind = kindWords(this.task.kind);
    if (state === 'done') return nothing;
    return state === 'ready' || state === 'running'
      ? html`<button class="button" data-quiet aria-label=${t('task.cancel.one', { kind })}
          @click=${() => this.work.cancel(this.task)}>${t('task.cancel')}</button>`
      : html`<button class="button" data-quiet aria-label=${t('task.retry.one', { kind })}
          @click=${() => this.work.retry(this.task)}>${t('task.retry')}</button>`;
  }

  #toggle(event) {
    this.isOpen = event.target.open;
    if (this.isOpen) this.#tell();
  }

  async #tell() { this.story = await this.work.story(this.task) ?? this.story; }
}

customElements.define('kaam-task-row', TaskRow);
