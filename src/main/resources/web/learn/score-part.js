import { html } from 'lit';
import { t } from '../i18n/language.js';
import { digits, share } from '../lab/quantity.js';
import { resetButton } from './reset-button.js';

/** So near is "as sure as right", with as few answers as there are. */
const NEAR = .05;

/** How well one knows what one knows; and what can be done with the answers. */
export const scorePart = ({ calibration }, all, exported) => html`
  ${calibration.answers === 0 ? html`<p>${t('learn.score.none')}</p>` : [sum(calibration, all), table(calibration)]}
  <p class="lab-quiet">${t('learn.score.explained')}</p>
  <p class="learn-links"><button type="button" class="button" @click=${exported}>${t('learn.export')}</button>
    ${resetButton(all)}</p>`;

const sum = ({ answers, right, sure, penalty }, { count }) => html`
  <p class="learn-sum">${t('learn.score.sum', { answers, all: count, right: share(right), sure: share(sure) })}</p>
  <p>${t(over(sure - right))} ${t('learn.score.penalty', { penalty: digits(penalty) })}</p>`;

function over(more) {
  if (Math.abs(more) <= NEAR) return 'learn.score.even';
  return more > 0 ? 'learn.score.over' : 'learn.score.under';
}

const table = ({ steps }) => html`
  <div class="lab-table learn-steps-table" role="region" tabindex="0" aria-label=${t('learn.score.table')}>
    <table>
      <thead><tr>${['sure', 'answers', 'right'].map(column => html`<th scope="col">${t(`learn.score.${column}`)}</th>`)}</tr></thead>
      <tbody>${steps.map(({ sure, answers, right }) => html`
        <tr><th scope="row">${share(sure)}</th><td>${digits(answers)}</td>
          <td><meter min="0" max="1" .value=${right} aria-hidden="true"></meter> ${share(right)}</td></tr>`)}</tbody>
    </table>
  </div>`;
