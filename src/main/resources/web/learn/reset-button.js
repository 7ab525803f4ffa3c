import { html } from 'lit';
import { t } from '../i18n/language.js';

/** Forgets all answers, when it was asked twice. */
export const resetButton = ({ asksReset, askReset, progress }) => asksReset ? html`
  <span class="learn-really" role="group" aria-label=${t('learn.reset')}>${t('learn.reset.really')}
    <button type="button" class="button" @click=${() => { progress.reset(); askReset(false); }}>${t('learn.reset.yes')}</button>
    <button type="button" class="button" data-quiet @click=${() => askReset(false)}>${t('learn.reset.no')}</button></span>` : html`
  <button type="button" class="button" data-quiet @click=${() => askReset(true)}>${t('learn.reset')}</button>`;
