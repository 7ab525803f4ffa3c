import { html, nothing } from 'lit';
import { momentWords } from '../i18n/moment.js';
import { t } from '../i18n/language.js';

/** What an experiment found when it last ran in this browser, in one sentence of its own. */
export const found = (experiment, report, { texts }) => report ? html`
  <p class="lab-quiet"><span class="lab-verdict" data-verdict=${report.verdict}>${t(`lab.verdict.${report.verdict}`)}</span>
    ${report.verdict === 'holds' ? texts.words(experiment, 'holds', report) : nothing} ${momentWords(report.begun)}</p>` : nothing;
