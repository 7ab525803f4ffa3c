import { html, nothing } from 'lit';
import { t } from '../i18n/language.js';
import './running.js';

/** Runs an experiment, or shows how far it is; says why it cannot be run where that is so. */
export function runButton(experiment, { lab, run, start, stop }, words = t('learn.run')) {
  if (run.isOn && run.about.experiment === experiment) return html`<kaam-learn-running .run=${run} .stop=${stop}></kaam-learn-running>`;
  const isPossible = lab.runs && !run.isOn;
  return html`
    <p class="learn-links"><button type="button" class="button" ?disabled=${!isPossible} @click=${() => start(experiment)}>${words}</button>
      <span class="lab-quiet">${isPossible ? nothing : why(lab)}</span></p>`;
}

function why(lab) {
  if (lab.runs === null) return t('learn.away');
  return t(lab.runs ? 'learn.other' : 'lab.notHere');
}
