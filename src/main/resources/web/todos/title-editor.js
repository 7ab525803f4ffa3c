import { html, nothing } from 'lit';
import { Problem } from '../api/problem.js';
import { t } from '../i18n/language.js';
import { problemWords } from '../i18n/problem-words.js';
import { View } from '../shell/view.js';

/**
 * Edits a title in place. Closes when it is saved or cancelled, never by accident.
 * The title is the input's first value only: a newer one from the server must not overwrite what is typed.
 */
class TitleEditor extends View {
  static properties = { todo: {}, work: {}, problem: { state: true } };

  render() {
    const problemId = `title-problem-${this.todo.id}`;
    return html`
      <form class="title-editor" novalidate @submit=${this.#save} @keydown=${this.#onKey}>
        <input class="field" dir="auto" enterkeyhint="done" autocomplete="off" aria-label=${t('todo.title')}
          value=${this.todo.title} aria-invalid=${this.problem ? 'true' : 'false'} aria-describedby=${problemId}>
        <button class="button">${t('todo.save')}</button>
        <button class="button" data-quiet type="button" @click=${this.#close}>${t('todo.cancel')}</button>
        <p class="field-problem" id=${problemId} role="alert">${this.problem?.() ?? nothing}</p>
      </form>`;
  }

  firstUpdated() {
    this.querySelector('input').select();
  }

  async #save(event) {
    event.preventDefault();
    const title = this.querySelector('input').value.trim();
    if (title === this.todo.title) return this.#close();
    this.problem = title ? await this.#refusal(title) : () => t('todo.blank');
    if (!this.problem) this.#close();
  }

  async #refusal(title) {
    try {
      await this.work.rename(this.todo, title);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      return () => problem.isStale ? t('todo.conflict', this.todo) : problemWords(problem, '/title');
    }
  }

  #onKey(event) {
    if (event.key === 'Escape' && !event.isComposing) this.#close();
  }

  #close() {
    this.dispatchEvent(new Event('close'));
  }
}

customElements.define('kaam-title-editor', TitleEditor);
