import { html, nothing } from 'lit';
import { t } from '../i18n/language.js';

/** The new todos whose answer has not come yet. */
export const waiting = entries => entries.length === 0 ? nothing : html`
  <section class="waiting">
    <h2 id="waiting">${t('waiting')}</h2>
    <ul role="list" aria-labelledby="waiting">${entries.map(({ title }) => html`<li dir="auto">${title}</li>`)}</ul>
  </section>`;
