import { html } from 'lit';
import { when } from 'lit/directives/when.js';
import { languageTag, t } from '../i18n/language.js';
import { dueWords } from './due.js';

/** What else is known of a todo, small and quiet. */
export const facts = ({ notes, due, priority, tags }) => html`
  ${when(notes, () => html`<p class="todo-notes" dir="auto">${notes}</p>`)}
  ${when(due || priority || tags.length, () => html`
    <p class="todo-facts">
      ${when(due, () => html`<span>${t('todo.due', { when: dueWords(due, languageTag()) })}</span>`)}
      ${when(priority, () => html`
        <span class="priority" data-level=${priority}>${t('todo.priority', { level: priority })}</span>`)}
      ${tags.map(tag => html`<span class="tag" dir="auto">${tag}</span>`)}
    </p>`)}`;
