import { html } from 'lit';
import { t } from '../i18n/language.js';
import { quantity } from './quantity.js';

/** The same numbers as in the plots. */
export const table = (report, texts) => html`
  <div class="lab-table" role="region" tabindex="0" aria-label=${t('lab.table')}>
    <table>
      <thead><tr>${['level', 'law', 'tolerance', 'measured', 'interval', 'agreement', 'samples'].map(column => html`
        <th scope="col">${t(`lab.column.${column}`)}</th>`)}</tr></thead>
      <tbody>${report.levels.map(level => row(report, level, texts))}</tbody>
    </table>
  </div>
  ${[...new Set(report.levels.map(({ law }) => law.source))].map(source => html`<p class="lab-quiet">${t('lab.source', { source })}</p>`)}`;

function row(report, level, texts) {
  const { law, unit, median, low, high, agreement, samples = [] } = level;
  const range = (from, to) => Number.isFinite(from) ? `${quantity(Math.max(0, from), unit)} – ${quantity(to, unit)}` : '–';
  return html`
    <tr>
      <th scope="row">${texts.level(report, level)}</th>
      <td>${quantity(law.value, unit)} <small>${law.formula}</small></td>
      <td>${range(law.low, law.high)}</td>
      <td>${quantity(median, unit)}</td>
      <td>${range(low, high)}</td>
      <td>${agreement ? t(`lab.agreement.${agreement}`) : '–'}</td>
      <td>${t('lab.counting', { counting: samples.filter(({ thrown }) => !thrown).length, all: samples.length })}</td>
    </tr>`;
}
