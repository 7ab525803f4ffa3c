import { html, nothing } from 'lit';
import { t } from '../i18n/language.js';
import { crossIcon } from './icons.js';

/** Shows the current notice. Both live regions are always there: a reader hears only what changes inside them. */
export const noticeBar = notices => html`
  <div class="notice-bar">
    <div role="status">${card(notices, 'news')}</div>
    <div role="alert">${card(notices, 'problem')}</div>
  </div>`;

function card(notices, kind) {
  const notice = notices.current;
  if (notice?.kind !== kind) return nothing;
  return html`
    <div class="notice" data-kind=${kind}>
      <p class="notice-words">${notice.words()}</p>
      ${notice.action && html`
        <button class="notice-action" @click=${() => notices.act()}>${notice.action.words()}</button>`}
      <button class="icon-button" aria-label=${t('notice.close')} @click=${() => notices.dismiss()}>${crossIcon}</button>
    </div>`;
}
