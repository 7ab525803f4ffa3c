import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../i18n/language.js';
import { fits } from './flow-filter.js';
import { laneWords } from './flow-lane-words.js';
import { link } from './flow-link.js';
import { msWords } from './flow-ms.js';
import { partsOf, threadOf } from './flow-parts.js';
import { partWords, tookOf } from './flow-words.js';

const ROWS = 100;

export const rowsOf = (flow, look) => flow.requests.filter(request => fits(look, request)).slice(-ROWS).reverse();

/** The same as the lanes, to be read. */
export const table = (rows, now, choose) => html`
  <div class="flow-table" role="region" tabindex="0" aria-label=${t('flow.table')}>
    <table>
      <thead><tr>${['number', 'what', 'status', 'thread', 'took', 'most'].map(name => html`<th scope="col">${t(`flow.column.${name}`)}</th>`)}</tr></thead>
      <tbody>${repeat(rows, ({ number }) => number, request => row(request, now, choose))}</tbody>
    </table>
    ${rows.length === 0 ? html`<p>${t('flow.nothing')}</p>` : nothing}
  </div>`;

const row = (request, now, choose) => html`
  <tr>
    <th scope="row">${link(request.number, choose, `#${request.number}`)}</th>
    <td>${request.method} ${request.path}</td>
    <td>${request.status ?? '–'}</td>
    <td>${laneWords({ name: threadOf(request) ?? '–' })}</td>
    <td class="flow-took">${msWords(tookOf(request, now))}</td>
    <td>${most(request, now)}</td>
  </tr>`;

/** The part that took longest. */
function most(request, now) {
  const lasted = ({ from, to }) => (to ?? now) - from;
  return partWords(partsOf(request).reduce((best, part) => lasted(part) > lasted(best) ? part : best), now);
}
