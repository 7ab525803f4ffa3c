import { html } from 'lit';
import { when } from 'lit/directives/when.js';
import { languageTag, t } from '../i18n/language.js';
import { dueWords } from './due.js';
import { remindWords, repeatWords } from './plan-words.js';

/** What else is known of a todo, small and quiet. A tag that is clicked is looked for. */
export const facts = ({ notes, due, remind, repeat, priority, tags }, lookFor) => html`
  ${when(notes, () => html`<p class="todo-notes" dir="auto">${notes}</p>`)}
  ${when(due || remind || priority || tags.length, () => html`
    <p class="todo-facts">
      ${when(due, () => html`<span>${t('todo.due', { when: dueWords(due, languageTag()) })}</span>`)}
      ${when(remind, () => html`<span>${t('todo.remind', { when: remindWords(remind) })}</span>`)}
      ${when(repeat, () => html`<span>${t('todo.repeat', { how: repeatWords(repeat) })}</span>`)}
      ${when(priority, () => html`
        <span class="priority" data-level=${priority}>${t('todo.priority', { level: priority })}</span>`)}
      ${tags.map(tag => html`
        <button class="tag" dir="auto" aria-label=${t('tag.only', { tag })} @click=${() => lookFor(tag)}>${tag}</button>`)}
    </p>`)}`;
