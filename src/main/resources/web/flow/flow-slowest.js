import { html, nothing, svg } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../i18n/language.js';
import { fits } from './flow-filter.js';
import { link } from './flow-link.js';
import { msWords } from './flow-ms.js';
import { partsOf } from './flow-parts.js';
import { lookOf } from './flow-palette.js';
import { tookOf } from './flow-words.js';

const SHOWN = 10;

/** The requests that took longest of those that the page knows, each with the part that took the most of it. */
export function slowest(flow, look, choose) {
  const ended = flow.requests.filter(request => request.sent !== undefined && fits(look, request));
  const longest = ended.sort((a, b) => tookOf(b) - tookOf(a)).slice(0, SHOWN);
  return html`
    <section class="flow-slowest" aria-labelledby="flow-slowest">
      <h2 id="flow-slowest">${t('flow.slowest')}</h2>
      ${longest.length === 0 ? html`<p>${t('flow.nothing')}</p>` : nothing}
      <ol role="list">${repeat(longest, ({ number }) => number, request => row(request, tookOf(longest[0]), choose))}</ol>
    </section>`;
}

function row(request, most, choose) {
  const { number, method, path, received, sent } = request;
  return html`
    <li>
      ${link(number, choose, `${method} ${path} #${number}`)}
      <span class="flow-took">${t('flow.ms', { ms: msWords(sent - received) })}</span>
      <svg class="flow-part-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        ${partsOf(request).map(({ kind, from, to }) => svg`
          <rect data-kind=${lookOf(kind)} x=${(from - received) * 100 / most} y="2" height="6" width=${Math.max(.4, ((to ?? sent) - from) * 100 / most)}></rect>`)}
      </svg>
    </li>`;
}
