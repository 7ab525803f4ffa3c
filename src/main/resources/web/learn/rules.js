import { html, nothing } from 'lit';
import { t } from '../i18n/language.js';
import { momentWords } from '../i18n/moment.js';
import { quantity } from '../lab/quantity.js';
import { coded } from './coded.js';
import { runButton } from './run-button.js';

/** Each rule with the numbers that prove it here, and the way to get them as long as they do not. */
export const rules = (items, all) => html`
  <ol class="learn-rules" role="list">${items.map(item => rule(item, all))}</ol>`;

const rule = ({ words, experiment, levels, question }, all) => html`
  <li class="learn-rule">
    <h3>${coded(words)}</h3>
    ${numbers(experiment, levels, all)}
    <p class="learn-links"><a href=${`#lab/${experiment}`}>${all.texts.title(experiment)}</a> <a href=${`#learn/${question}`}>${t('learn.ask')}</a></p>
  </li>`;

function numbers(experiment, names, all) {
  const { texts } = all;
  const report = all.found(experiment);
  const isRefused = report?.verdict === 'refused';
  const levels = names.map(name => report?.levels.find(level => level.name === name)).filter(level => !isRefused && Number.isFinite(level?.median));
  const isProved = levels.length > 0 && levels.every(({ agreement }) => agreement === 'agrees');
  return html`
    ${isRefused ? html`<p class="learn-refused">${t('learn.rule.refused')}</p>` : nothing}
    ${levels.map(level => html`
      <p class="learn-number"><strong>${quantity(level.median, level.unit)}</strong> ${texts.level(report, level)}
        <small class="lab-quiet">${t('lab.level.law', { law: quantity(level.law.value, level.unit) })} · ${t(`lab.agreement.${level.agreement}`)}</small></p>`)}
    ${report ? html`<p class="lab-quiet">${momentWords(report.begun)}</p>` : nothing}
    ${isProved ? nothing : runButton(experiment, all, t(report ? 'learn.runAgain' : 'learn.run'))}`;
}
