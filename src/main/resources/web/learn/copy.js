import { html, nothing } from 'lit';
import { t } from '../i18n/language.js';

/** Lines to type, where, and a button that copies them, where the browser has a clipboard. */
export const copyable = (lines, where) => html`
  <div class="learn-lines">
    <p class="lab-quiet">${where}</p>
    <span class="lab-quiet" role="status"></span>
    ${navigator.clipboard ? html`<button type="button" class="button" data-quiet @click=${({ target }) => copy(lines, target.previousElementSibling)}>${t('learn.copy')}</button>` : nothing}
    <pre><code>${lines.join('\n')}</code></pre>
  </div>`;

async function copy(lines, status) {
  try {
    await navigator.clipboard.writeText(lines.join('\n'));
    status.textContent = t('learn.copied');
  } catch {
    status.textContent = t('learn.notCopied');
  }
}
