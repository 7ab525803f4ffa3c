import { html } from 'lit';
import { t } from '../i18n/language.js';
import { momentWords } from '../i18n/moment.js';
import { quantity } from '../lab/quantity.js';
import { coded } from './coded.js';
import { runButton } from './run-button.js';

/** Each rule with the numbers that prove it here, or the way to get them. */
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
  const levels = names.map(name => report?.levels.find(level => level.name === name)).filter(level => Number.isFinite(level?.median));
  if (levels.length === 0) return html`${refused(report)} ${runButton(experiment, all)}`;
  return html`
    ${levels.map(level => html`
      <p class="learn-number"><strong>${quantity(level.median, level.unit)}</strong> ${texts.level(report, level)}
        <small class="lab-quiet">${t('lab.level.law', { law: quantity(level.law.value, level.unit) })} · ${t(`lab.agreement.${level.agreement}`)}</small></p>`)}
    <p class="lab-quiet">${momentWords(report.begun)}</p>`;
}

const refused = report => report?.verdict === 'refused' ? html`<p class="learn-refused">${t('learn.says.refused')}</p>` : '';
