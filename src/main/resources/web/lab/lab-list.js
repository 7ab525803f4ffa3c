import { html, nothing } from 'lit';
import { t } from '../i18n/language.js';
import { momentWords } from '../i18n/moment.js';

/** Every experiment: what it asks, and what it found last. `sought` is one that was named and that there is not. */
export const labList = (lab, texts, run, sought) => html`
  <h1 class="lab-heading" tabindex="-1">${t('lab.heading')}</h1>
  <p>${t('lab.explained')}</p>
  ${sought && lab.runs !== null ? html`<p role="status">${t('lab.unknown', { name: sought })}</p>` : nothing}
  ${lab.runs === false ? html`<p class="lab-note">${t('lab.notHere')}</p>` : nothing}
  <ol class="lab-list" role="list">
    ${lab.experiments.map(({ name, plans }) => item(name, plans.quick, lab.found(name), texts, run))}
  </ol>
  <p class="lab-quiet">${t('lab.terminal', { command: 'bin/kaam lab run all --quick' })}</p>`;

function item(name, plan, report, texts, run) {
  const isOn = run.isOn && run.about.experiment === name;
  return html`
    <li class="lab-item">
      <h2><a href=${`#lab/${name}`}>${texts.title(name)}</a></h2>
      <p>${texts.words(name, 'question', report ?? plan)}</p>
      ${isOn ? html`<p class="lab-quiet">${t('lab.running')}</p>` : found(report)}
    </li>`;
}

const found = report => report ? html`
  <p class="lab-quiet"><span class="lab-verdict" data-verdict=${report.verdict}>${t(`lab.verdict.${report.verdict}`)}</span>
    ${momentWords(report.begun)}</p>` : nothing;
