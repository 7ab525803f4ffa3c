import { html } from 'lit';
import { t } from '../i18n/language.js';
import { coded } from './coded.js';

const lanes = ['client', 'thread', 'after'];

/** The example as a drawing: time runs to the right, each step on the lane where it happens. On a narrow page it runs downwards. */
export const flowExample = steps => html`
  <div class="learn-flow">
    <ul class="learn-lanes" role="list" aria-label=${t('learn.lanes')}>${lanes.map(lane => html`<li data-lane=${lane}>${t(`learn.lane.${lane}`)}</li>`)}</ul>
    <ol class="learn-steps" role="list">${steps.map(({ lane, code, words }, i) => html`
      <li data-lane=${lane} data-step=${i + 1}>
        <span class="learn-lane-here">${t(`learn.lane.${lane}`)}</span>
        <code>${code}</code>
        <span>${coded(words)}</span>
      </li>`)}</ol>
  </div>
  <p><a class="button learn-link" href="#flow">${t('learn.live')}</a></p>`;
