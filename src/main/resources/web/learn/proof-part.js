import { html, nothing } from 'lit';
import { t } from '../i18n/language.js';
import { momentWords } from '../i18n/moment.js';
import { coded } from './coded.js';
import { proofLevels } from './proof-levels.js';
import { says } from './proof.js';
import { runButton } from './run-button.js';

/** The experiment that proves an answer: how it carries over, what it found last, and the way to run it. */
export function proofPart({ proof, more }, report, all) {
  const said = says(proof, report);
  return html`
    <div class="learn-proof">
      <p>${coded(proof.words)}</p>
      ${said ? html`
        <p class="learn-says" data-says=${said}>${t(`learn.says.${said}`)} <small class="lab-quiet">${momentWords(report.begun)}</small></p>
        ${said === 'refused' ? nothing : proofLevels(proof, report, all.texts)}` : nothing}
      ${runButton(proof.experiment, all, t(said ? 'learn.runAgain' : 'learn.run'))}
      <p class="learn-links"><a href=${`#lab/${proof.experiment}`}>${all.texts.title(proof.experiment)}</a>
        <span class="lab-quiet">${t('learn.more', { more })}</span></p>
    </div>`;
}
