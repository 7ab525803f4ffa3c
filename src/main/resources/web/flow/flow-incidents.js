import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../i18n/language.js';
import { numberWords } from './flow-ms.js';
import { link } from './flow-link.js';

/** So many are listed, the others are opened; and so many who waited are named. */
const LISTED = 5;
const NAMED = 6;

/** What held things up: on which loop, who did it, who waited, and where the program stood. */
export const incidents = (flow, choose) => html`
  <section class="flow-incidents" aria-labelledby="flow-incidents">
    <h2 id="flow-incidents">${t('flow.incidents')}</h2>
    <p class="flow-quiet">${t('flow.incidents.hint')}</p>
    ${flow.incidents.length === 0 ? html`<p>${t('flow.incidents.none')}</p>` : html`
      ${list(flow.incidents.slice(0, LISTED), choose)}
      ${flow.incidents.length > LISTED ? html`
        <details class="flow-more-incidents"><summary>${t('flow.more', { count: flow.incidents.length - LISTED })}</summary>
          ${list(flow.incidents.slice(LISTED), choose)}</details>` : nothing}`}
  </section>`;

const list = (incidents, choose) => html`
  <ul role="list">${repeat(incidents, ({ number }) => number, incident => html`<li>${one(incident, choose)}</li>`)}</ul>`;

function one(incident, choose) {
  const { kind, loop = '', from, to, cpuMs, wallMs, stack = [], culprits = [], waited = [], waitedLeftOut = 0 } = incident;
  const ms = round(wallMs ?? (to - from) / 1000);
  const left = waited.length - NAMED + waitedLeftOut;
  return html`
    <h3>${t(`flow.incident.${kind}`, { ms, loop })}</h3>
    ${cpuMs === undefined || !loop ? nothing : html`<p class="flow-quiet">${t('flow.incident.cpu', { cpu: round(cpuMs), ms })}</p>`}
    ${culprits.length === 0 ? nothing : html`<p>${t('flow.incident.culprits')} ${culprits.map(each => named(each, choose))}</p>`}
    ${waited.length === 0 ? nothing : html`<p>${t('flow.incident.waited')} ${waited.slice(0, NAMED).map(each => named(each, choose, 'flow.number.upTo'))}
      ${left > 0 ? t('flow.more', { count: left }) : nothing}</p>`}
    ${stack.length === 0 ? nothing : html`<details><summary>${t('flow.incident.stack', { frame: whereWords(stack) })}</summary>
      <ol class="flow-stack" role="list" tabindex="0">${stack.map(frame => html`<li>${frame}</li>`)}</ol></details>`}`;
}

const round = ms => numberWords(ms, ms < 10 ? 1 : 0);

const named = ({ request, ms }, choose, key = 'flow.number.ms') => html`${link(request, choose, t(key, { number: request, ms: round(ms) }))} `;

/** "SystemTime.sleep ← FakeDatabase.takeTime": the last two calls outside the JDK, without where they stand. */
function whereWords(stack) {
  const own = stack.filter(frame => !/^(java|jdk|sun)\./.test(frame));
  return (own.length > 0 ? own : stack).slice(0, 2).map(shortly).join(' ← ');
}

const shortly = frame => frame.replace(/\(.*/, '').split('.').slice(-2).join('.');
