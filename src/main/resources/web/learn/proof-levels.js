import { html } from 'lit';
import { t } from '../i18n/language.js';
import { quantity } from '../lab/quantity.js';

/** What the levels that prove an answer were found to be, in the numbers of the experiment. */
export const proofLevels = ({ levels }, report, texts) => html`
  <ul class="learn-levels">${report.levels.filter(({ name, median }) => levels.includes(name) && Number.isFinite(median)).map(level => html`
    <li>${texts.level(report, level)}: <strong>${quantity(level.median, level.unit)}</strong>
      <small class="lab-quiet">${t('lab.level.law', { law: quantity(level.law.value, level.unit) })} · ${t(`lab.agreement.${level.agreement}`)}</small></li>`)}</ul>`;
