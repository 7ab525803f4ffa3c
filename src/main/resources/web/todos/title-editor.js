import { html, nothing } from 'lit';
import { Problem } from '../api/problem.js';
import { t } from '../i18n/language.js';
import { problemWords } from '../i18n/problem-words.js';
import { View } from '../shell/view.js';
import { cancels } from './keys.js';
import { titleProblem } from './title-problem.js';
import './todo-history.js';
import './todo-plan.js';

/**
 * Edits a title in place, and what else is planned for the todo. Closes when it is saved or cancelled, never by accident.
 * The title is the input's first value only: a newer one from the server must not overwrite what is typed.
 */
class TitleEditor extends View {
  static properties = { todo: {}, work: {}, problem: { state: true } };

  constructor() {
    super();
    this.addEventListener('keydown', event => cancels(event) && this.#close());
  }

  render() {
    const problemId = `title-problem-${this.todo.id}`;
    return html`
      <form class="title-editor" novalidate @submit=${this.#save}>
        <input class="field" dir="auto" enterkeyhint="done" autocomplete="off" aria-label=${t('field.title')}
          value=${this.todo.title} aria-invalid=${this.problem ? 'true' : 'false'} aria-describedby=${problemId}>
        <button class="button">${t('todo.save')}</button>
        <button class="button" data-quiet type="button" @click=${this.#close}>${t('todo.cancel')}</button>
        <p class="field-problem" id=${problemId} role="alert">${this.problem?.() ?? nothing}</p>
      </form>
      <kaam-todo-history .todo=${this.todo} .work=${this.work} @undone=${this.#close}></kaam-todo-history>
      <kaam-todo-plan .todo=${this.todo} .work=${this.work} @planned=${this.#close}></kaam-todo-plan>`;
  }

  firstUpdated() {
    const field = this.querySelector('input');
    field.focus();
    field.select();
  }

  async #save(event) {
    event.preventDefault();
    const title = this.querySelector('input').value.trim();
    if (title === this.todo.title) return this.#close();
    this.problem = titleProblem(title) ?? await this.#refusal(title);
    if (this.problem) this.work.complain();
    else this.#close();
  }

  async #refusal(title) {
    try {
      await this.work.rename(this.todo, title);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      return () => problem.isStale ? t('todo.conflict', this.todo) : problemWords(problem);
    }
  }

  #close() {
    this.dispatchEvent(new Event('close'));
  }
}

customElements.define('kaam-title-editor', TitleEditor);
