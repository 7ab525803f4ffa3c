import { html, nothing } from 'lit';
import { t } from '../i18n/language.js';
import './running.js';

/** Runs an experiment, or shows how far it is; says why it cannot be run, or why it found nothing, where that is so. */
export function runButton(experiment, { lab, run, start, stop }, words = t('learn.run')) {
  if (run.isOn && run.about.experiment === experiment) return html`<kaam-learn-running .run=${run} .stop=${stop}></kaam-learn-running>`;
  return html`
    <p class="learn-links"><button type="button" class="button" ?disabled=${!lab.runs || run.isOn} @click=${() => start(experiment)}>${words}</button>
      <span class="lab-quiet">${state(experiment, lab, run)}</span></p>`;
}

function state(experiment, { runs }, { isOn, about }) {
  if (runs === null) return t('learn.away');
  if (!runs) return t('lab.notHere');
  if (isOn) return t('learn.other');
  if (about?.experiment !== experiment || about.state === 'ended') return nothing;
  return about.state === 'stopped' ? t('lab.stopped') : about.problem;
}
