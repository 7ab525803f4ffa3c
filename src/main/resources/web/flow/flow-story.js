import { html, nothing, svg } from 'lit';
import { t } from '../i18n/language.js';
import { laneWords } from './flow-lane-words.js';
import { msWords } from './flow-ms.js';
import { partsOf, taskParts } from './flow-parts.js';
import { lookOf } from './flow-palette.js';
import { becauseOf, partWords, sumWords, tookOf } from './flow-words.js';

/** Of the width, the share that the request itself has; the rest is for what came after the answer. */
const SHARE = 70;

/** The whole story of a request: every mark and wait in order, the answer, and what came after it. `acts` is `{ close, show }`. */
export function story(request, flow, acts) {
  const { number, id, trace } = request;
  const now = flow.state.now;
  return html`
    <section class="flow-story" aria-labelledby="flow-story" @keydown=${event => event.key === 'Escape' && acts.close()}>
      <h2 id="flow-story" tabindex="-1">${t('flow.story', request)}</h2>
      <p>${sumWords(request, flow)}</p>
      <ol class="flow-parts" role="list">
        ${partsOf(request).map((part, i) => item(part, i + 1, request, now))}
        ${answer(request)}
        ${taskParts(request).map((part, i) => item(part, partsOf(request).length + i + 1, request, now))}
      </ol>
      ${(request.tasks ?? []).map(task => html`<p class="flow-task">${taskWords(task)}</p>`)}
      ${leftOut('flow.waitsLeftOut', request.waitsLeftOut)} ${leftOut('flow.tasksLeftOut', request.tasksLeftOut)}
      ${becauseOf(number, flow.incidents).map(words => html`<p class="flow-trouble">${words}</p>`)}
      <p class="flow-quiet">${t('flow.id', { id })} ${trace ? t('flow.trace', { trace }) : nothing}</p>
      <p class="flow-story-acts">
        <button class="button" data-quiet @click=${acts.show}>${t('flow.show')}</button>
        <button class="button" data-quiet @click=${acts.close}>${t('flow.close')}</button>
      </p>
    </section>`;
}

const leftOut = (key, count) => count ? html`<p class="flow-quiet">${t(key, { count })}</p>` : nothing;

function item(part, number, request, now) {
  const { kind, from, to, lane, task } = part;
  const words = task ? t('flow.task.ran', { name: task.name, ms: msWords((to ?? now) - from) }) : partWords(part, now);
  return html`
    <li>
      <span class="flow-part-number">${number}</span>
      <span class="flow-part-words">${words}${to === null ? ` ${t('flow.goes.on')}` : nothing} <small>${laneWords({ name: lane ?? '' })}</small></span>
      ${bar(kind, from, to ?? now, request, now)}
      <span class="flow-part-from">+${msWords(from - request.received)} ms</span>
    </li>`;
}

/** How long a part was and when, beside the others. What lies beyond the edge is cut off there. */
function bar(kind, from, to, request, now) {
  const unit = SHARE / Math.max(1, tookOf(request, now));
  const x = Math.min(98.5, (from - request.received) * unit);
  const width = Math.max(.8, Math.min(100 - x, (to - from) * unit));
  return html`<svg class="flow-part-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<rect data-kind=${lookOf(kind)} x=${x} y="2.5" width=${width} height="5"></rect>
      <rect class="flow-part-answer" x=${SHARE} y="0" width=".35" height="10"></rect>`}</svg>`;
}

function answer(request) {
  const { sent, status, received, gone } = request;
  if (sent === undefined) return nothing;
  const ms = msWords(sent - received);
  return html`<li class="flow-answer">${gone ? t('flow.gone', { ms }) : t('flow.answer', { status, ms })}</li>`;
}

/** An outcome that has no words of its own is called by its name. */
function outcomeWords(outcome) {
  const words = t(`flow.outcome.${outcome}`);
  return words === `flow.outcome.${outcome}` ? outcome : words;
}

function taskWords({ kind, name, id, outcome, started, attempts }) {
  const state = outcomeWords(outcome ?? (started === undefined ? 'waits' : 'runs'));
  if (kind !== 'durable') return t('flow.task.ephemeral', { name, state });
  return html`${t('flow.task.durable', { name, state, attempts: attempts ?? 0 })}
    <a href=${`#tasks?${new URLSearchParams({ kind: name })}`}>${t('flow.task.see')}</a> <small>${id}</small>`;
}
