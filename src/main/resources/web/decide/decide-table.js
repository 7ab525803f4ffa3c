import { html, nothing } from 'lit';
import { t } from '../i18n/language.js';
import { digits, quantity } from '../lab/quantity.js';
import { sentence } from './sentence.js';

/** What each strategy leads to. */
export const decideTable = ({ strategies, chosen }, texts) => html`
  <div class="lab-table" role="region" tabindex="0" aria-label=${t('decide.table')}>
    <table>
      <thead><tr>${['strategy', 'perSecond', 'capacity', 'mean', 'inFlight', 'threads', 'memory', 'binds'].map(column => html`
        <th scope="col">${t(`decide.column.${column}`)}</th>`)}</tr></thead>
      <tbody>${strategies.map(row => tableRow(row, row.name === chosen, texts))}</tbody>
    </table>
  </div>`;

const tableRow = (row, isChosen, texts) => html`
  <tr ?data-chosen=${isChosen}>
    <th scope="row">${sentence(row.label, texts)} ${row.asGood ? html`<small>${t(isChosen ? 'decide.chosen' : 'decide.asGood')}</small>` : nothing}</th>
    <td>${quantity(row.perSecond, '/s')}</td>
    <td>${row.capacity === null ? '∞' : quantity(row.capacity, '/s')}</td>
    <td>${latency(row)}</td>
    <td>${endless(row.inFlight)}</td>
    <td>${endless(row.threads)}</td>
    <td>${row.touchedKb === null ? '∞' : t('decide.mb', { count: digits(row.touchedKb / 1024) })}</td>
    <td>${sentence(row.bindsLabel, texts)}</td>
  </tr>`;

const endless = number => number === null ? '∞' : digits(number < 10 ? number : Math.ceil(number));

function latency({ stable, meanMs, regularMs, p95Ms }) {
  if (!stable) return t('decide.endless');
  const small = [
    Math.abs(meanMs - regularMs) > meanMs / 100 && t('decide.regular', { ms: quantity(regularMs, 'ms') }),
    p95Ms !== null && t('decide.p95', { ms: quantity(p95Ms, 'ms') }),
  ].filter(Boolean).join(' · ');
  return html`${quantity(meanMs, 'ms')} ${small ? html`<small>${small}</small>` : nothing}`;
}
