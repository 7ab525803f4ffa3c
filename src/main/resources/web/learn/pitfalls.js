import { html } from 'lit';
import { t } from '../i18n/language.js';
import { coded } from './coded.js';
import { found } from './found.js';

/** What goes wrong, why, what to do instead; and the experiment in which one feels it. */
export const pitfalls = (items, all) => html`
  <ol class="learn-cards" role="list">${items.map(item => pitfall(item, all))}</ol>`;

const pitfall = ({ what, why, instead, experiment, question, more }, all) => html`
  <li class="learn-card">
    <h3>${coded(what)}</h3>
    <p>${coded(why)}</p>
    <p><strong>${t('learn.instead')}</strong> ${coded(instead)}</p>
    ${found(experiment, all.found(experiment), all)}
    <p class="learn-links">
      <a class="button learn-link" href=${`#lab/${experiment}`}>${t('learn.see')}</a>
      <a href=${`#learn/${question}`}>${t('learn.ask')}</a>
      <span class="lab-quiet">${t('learn.more', { more })}</span>
    </p>
  </li>`;
