import { html } from 'lit';
import { t } from '../i18n/language.js';
import '../lab/lab-plot.js';
import { quantity } from '../lab/quantity.js';
import { axis } from './axis.js';

/** Guess, law and machine on one axis, and the same in words. */
export function numberPlot(question, guess, report) {
  const level = axis(question, report);
  const isMeasured = Number.isFinite(level.median);
  const marks = ['guess', 'law', 'near', ...isMeasured ? ['median', 'sample', 'thrown'] : []];
  return html`
    <div class="lab-findings learn-plot">
      <dl class="learn-three">
        ${pair('guess', quantity(guess, level.unit))}
        ${pair('law', quantity(level.law.value, level.unit), question.number.formula)}
        ${isMeasured ? pair('machine', quantity(level.median, level.unit),
          t('learn.between', { low: quantity(level.low, level.unit), high: quantity(level.high, level.unit) })) : ''}
      </dl>
      <ul class="lab-legend" role="list" aria-label=${t('lab.legend')}>${marks.map(mark => html`
        <li><i class="lab-mark" data-mark=${mark === 'near' ? 'band' : mark}></i> ${t(mark === 'near' ? 'learn.near' : `lab.mark.${mark}`)}</li>`)}</ul>
      <kaam-lab-plot .level=${level} .guess=${guess}></kaam-lab-plot>
    </div>`;
}

const pair = (what, value, small = '') => html`
  <div><dt>${t(`learn.${what}`)}</dt><dd>${value} <small class="lab-quiet">${small}</small></dd></div>`;
