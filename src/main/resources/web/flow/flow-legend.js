import { html } from 'lit';
import { t } from '../i18n/language.js';

const threads = ['io', 'queue', 'run', 'held'];
const database = ['write-queue', 'write', 'commit', 'read-queue', 'read'];

/** What the colours mean. The canvas takes them from here. Those of the other database are there too, unseen. */
export function legend(state) {
  const shown = [...threads, ...(state?.fakeDb ? ['fake-wait', 'fake-cpu'] : database), 'task'];
  const unseen = [...database, 'fake-wait', 'fake-cpu'].filter(kind => !shown.includes(kind));
  return html`
    <ul class="flow-legend" role="list" aria-label=${t('flow.legend')}>
      ${shown.map(kind => html`<li>${swatch(kind)} ${t(`flow.kind.${kind}`)}</li>`)}
      <li><i class="flow-swatch flow-answer-swatch"></i> ${t('flow.legend.answer')}</li>
      <li hidden>${unseen.map(swatch)}
        ${['ink', 'quiet', 'line', 'band', 'answer', 'trouble'].map(name => html`<i data-around=${name}></i>`)}</li>
    </ul>`;
}

const swatch = kind => html`<i class="flow-swatch" data-kind=${kind}></i>`;
