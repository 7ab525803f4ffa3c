import { html, nothing } from 'lit';
import { t } from '../i18n/language.js';

/** What is drawn, in the colours that the plots take from here: a canvas knows no stylesheet. */
export const legend = ({ guess }) => html`
  <ul class="lab-legend" role="list" aria-label=${t('lab.legend')}>
    ${Number.isFinite(guess) ? item('guess') : nothing}
    ${['law', 'band', 'median', 'sample', 'thrown'].map(item)}
  </ul>`;

const item = mark => html`<li><i class="lab-mark" data-mark=${mark}></i> ${t(`lab.mark.${mark}`)}</li>`;
