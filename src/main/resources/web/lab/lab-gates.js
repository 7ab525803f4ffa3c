import { html, nothing } from 'lit';
import { t } from '../i18n/language.js';
import { digits, share } from './quantity.js';

/** What had to be so for the measurements to count, and what was thrown away. */
export function gates(report, texts) {
  const { others, machine, levels } = report;
  return html`
    <details class="lab-gates" ?open=${report.verdict === 'refused'}>
      <summary>${t('lab.gates')}</summary>
      <ul>
        <li>${t('lab.gate.others', { share: share(others) })}</li>
        ${machine ? html`<li>${t('lab.gate.machine', inWords(machine))}</li>` : nothing}
        ${levels.map(level => thrown(report, level, texts))}
      </ul>
      <p class="lab-say">${t('lab.sure')} ${texts.words(report.experiment, 'tolerance', report)}</p>
    </details>`;
}

/** Of the samples that do not count, how many for which reason. */
function thrown(report, level, texts) {
  const reasons = (level.samples ?? []).map(({ thrown }) => thrown).filter(Boolean);
  if (reasons.length === 0) return nothing;
  const counts = [...new Set(reasons)].map(reason => t(`lab.thrown.${reason}`, { count: reasons.filter(each => each === reason).length }));
  return html`<li>${texts.level(report, level)}: ${counts.join(', ')}</li>`;
}

const inWords = numbers => Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, digits(value)]));
