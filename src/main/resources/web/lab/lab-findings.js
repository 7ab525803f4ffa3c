import { html, nothing } from 'lit';
import { t } from '../i18n/language.js';
import { momentWords } from '../i18n/moment.js';
import { spanWords } from '../i18n/span.js';
import { compared } from './guess-words.js';
import { gates } from './lab-gates.js';
import './lab-plot.js';
import { legend } from './lab-legend.js';
import { quantity } from './quantity.js';
import { table } from './lab-table.js';

/** What a run has found, or has so far: `report` is a report, or a plan whose levels have samples. */
export function findings(report, texts) {
  const { levels, verdict } = report;
  const isMeasured = levels.some(({ samples }) => samples?.length > 0);
  return html`
    <section class="lab-findings" aria-label=${t('lab.findings')}>
      ${verdict ? conclusion(report, texts) : nothing}
      ${isMeasured ? html`
        ${legend(report)}
        ${levels.map(level => strip(report, level, texts))}
        ${verdict ? table(report, texts) : nothing}` : nothing}
      ${verdict ? [explanation(report, texts), gates(report, texts), origin(report)] : nothing}
    </section>`;
}

const say = (texts, report, key) => {
  const words = texts.words(report.experiment, key, report);
  return words ? html`<p class="lab-say" data-key=${key}>${words}</p>` : nothing;
};

/** Where nothing can be concluded, nothing is said but that. */
function conclusion(report, texts) {
  const { verdict } = report;
  return html`
    <h2 class="lab-conclusion" data-verdict=${verdict}>${t(`lab.verdict.${verdict}`)}</h2>
    ${verdict === 'refused' ? html`<p>${t('lab.refused')}</p>` : html`
      <p>${compared(report)}</p>
      ${say(texts, report, verdict)} ${say(texts, report, 'rule')}`}`;
}

const explanation = (report, texts) => html`
  ${say(texts, report, 'law')}
  ${report.verdict === 'refused' ? nothing : html`${say(texts, report, 'gap')} ${say(texts, report, 'advice')}`}`;

/** One level, on an axis of its own. */
function strip(report, level, texts) {
  const { law, median, low, high, unit, agreement } = level;
  const guess = report.ask.level === level.name ? report.guess : null;
  return html`
    <div class="lab-level">
      <h3>${texts.level(report, level)}</h3>
      <p class="lab-quiet">${t('lab.level.law', { law: quantity(law.value, unit) })}${Number.isFinite(median)
        ? ` · ${t('lab.level.measured', { median: quantity(median, unit), low: quantity(low, unit), high: quantity(high, unit) })}` : nothing}
        ${agreement ? html`· <span data-agreement=${agreement}>${t(`lab.agreement.${agreement}`)}</span>` : nothing}</p>
      <kaam-lab-plot .level=${level} .guess=${guess}></kaam-lab-plot>
    </div>`;
}

const origin = ({ begun, tookMs, effort, host, seed }) => html`
  <p class="lab-quiet">${t('lab.origin', {
    when: momentWords(begun), took: spanWords(tookMs), effort: t(`lab.effort.${effort}`), os: host.os, java: host.java, processors: host.processors, seed })}</p>`;
