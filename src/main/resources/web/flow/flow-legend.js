import { html } from 'lit';
import { t } from '../i18n/language.js';
import { kinds } from './flow-palette.js';

const database = ['write-queue', 'write', 'commit', 'read-queue', 'read'];

const fake = ({ pool }) => [...(pool ? ['fake-queue'] : []), 'fake-wait', 'fake-cpu'];

/** What the colours mean. The canvas takes them from here: those that cannot be seen on this server are there too, hidden. */
export function legend({ strategy, fakeDb }) {
  const shown = [
    'io', 'queue', 'run', ...(strategy === 'virtual-threads' ? [] : ['held']),
    ...(fakeDb ? fake(fakeDb) : database),
    'task',
  ];
  const unseen = kinds.filter(kind => !shown.includes(kind));
  return html`
    <ul class="flow-legend" role="list" aria-label=${t('flow.legend')}>
      ${shown.map(kind => html`<li>${swatch(kind)} ${t(`flow.kind.${kind}`)}</li>`)}
      <li><i class="flow-swatch flow-answer-swatch"></i> ${t('flow.legend.answer')}</li>
      <li><i class="flow-swatch flow-trouble-swatch"></i> ${t('flow.legend.trouble')}</li>
      <li hidden>${unseen.map(swatch)}
        ${['ink', 'quiet', 'line', 'band', 'answer', 'trouble'].map(name => html`<i data-around=${name}></i>`)}</li>
    </ul>`;
}

const swatch = kind => html`<i class="flow-swatch" data-kind=${kind}></i>`;
