import { html } from 'lit';
import { t } from '../i18n/language.js';

/** Instead of the list, when there is nothing in it. */
export const noTodos = () => html`<div class="empty"><p>${t('todos.empty')}</p><p>${t('todos.empty.hint')}</p></div>`;

export const nothingFound = showAll => html`
  <div class="empty" role="status">
    <p>${t('found.nothing')}</p>
    <button class="button" data-quiet @click=${showAll}>${t('found.all')}</button>
  </div>`;
