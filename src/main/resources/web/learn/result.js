import { html, nothing } from 'lit';
import { t } from '../i18n/language.js';
import { digits, share } from '../lab/quantity.js';
import { coded } from './coded.js';
import { numberPlot } from './number-plot.js';
import { proofPart } from './proof-part.js';
import { scoreOf } from './score.js';

/** What becomes of an answer: right or not and by how much, why, what people usually say, and what proves it. */
export function result(question, given, { all, again }) {
  const report = all.found(question.proof.experiment);
  const score = scoreOf(question, given, report);
  return html`
    <div class="learn-result" tabindex="-1">
      <p class="learn-verdict" data-right=${score.right}>${t(score.right ? 'learn.right' : 'learn.wrong')} ${farOff(question, score)}
        <span class="lab-quiet">${t('learn.sureWas', { sure: share(given.confidence), penalty: digits(score.penalty) })}</span></p>
      ${question.number ? numberPlot(question, given.answer, report) : chosen(question.choice, given.answer)}
      <p>${coded(question.explanation)}</p>
      <p class="learn-usual"><strong>${t('learn.usual')}</strong> ${coded(question.wrong)}</p>
      ${proofPart(question, report, all)}
      <button type="button" class="button" data-quiet @click=${again}>${t('learn.again')}</button>
    </div>`;
}

const farOff = ({ number }, { right, off }) => !number || right ? nothing
  : t(number.logarithmic ? 'learn.off.times' : 'learn.off.share', { off: number.logarithmic ? digits(off) : share(off) });

const chosen = ({ options, right }, answer) => html`
  <ul class="learn-options">${options.map(({ id, words }) => html`
    <li data-right=${id === right} ?data-chosen=${id === answer}>${coded(words)} <strong>${mark(id === right, id === answer)}</strong></li>`)}</ul>`;

function mark(isRight, isChosen) {
  if (isRight) return t(isChosen ? 'learn.option.both' : 'learn.option.right');
  return isChosen ? t('learn.option.yours') : '';
}
