import { html, nothing } from 'lit';
import { spanWords } from '../i18n/span.js';
import { t } from '../i18n/language.js';

/** How far a run is, and the way to stop it. A reader hears each stage; not each sample. */
export const progress = (run, stop) => html`
  <div class="lab-progress">
    <p role="status">${stage(run)}</p>
    <progress aria-label=${t('lab.progress')} max=${Math.max(1, run.all)} .value=${run.done}></progress>
    <p class="lab-quiet">${run.all > 0 ? t('lab.sample', { done: run.done, all: run.all }) : nothing} ${run.left === null ? nothing : t('lab.left', { time: spanWords(run.left) })}</p>
    <button class="button lab-stop" @click=${stop}>${t('lab.stop')}</button>
  </div>`;

function stage({ plan, isStarted, isLost }) {
  if (isLost) return t('lab.away');
  if (!plan) return t('lab.stage.looks');
  return t(isStarted ? 'lab.stage.measures' : 'lab.stage.starts');
}
