import { html } from 'lit';
import { t } from '../i18n/language.js';

const keys = [
  ['keys.save', ['Enter']],
  ['keys.move', ['↑', '↓']],
  ['keys.tick', ['key.space']],
  ['keys.edit', ['Enter', 'F2']],
  ['keys.cancel', ['Esc']],
  ['keys.delete', ['Delete']],
  ['keys.undo', ['Ctrl+Z']],
  ['keys.search', ['/']],
  ['keys.help', ['?']],
];

/** The dialog that lists the keys. Open it with showModal(). */
export const keyHelp = () => html`
  <dialog class="key-help" closedby="any" aria-labelledby="key-help-heading">
    <form method="dialog">
      <h2 id="key-help-heading">${t('keys.heading')}</h2>
      <dl>${keys.map(([does, names]) => html`
        <div><dt>${names.map(name => html`<kbd>${t(name)}</kbd>`)}</dt><dd>${t(does)}</dd></div>`)}
      </dl>
      <button class="button">${t('keys.close')}</button>
    </form>
  </dialog>`;
