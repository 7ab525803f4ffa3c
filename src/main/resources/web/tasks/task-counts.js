import { html, nothing } from 'lit';
import { languageTag, t } from '../i18n/language.js';
import { spanTo } from '../i18n/span.js';
import { states } from './task-filter.js';
import { kindWords, stateWords } from './task-words.js';

const any = count => states.some(state => count[state] > 0);

/** Each kind of which there are tasks: how many in which state, to be clicked; how long the oldest waits; how fast it goes. */
export const taskCounts = (kinds, filter, look) => kinds.some(any) ? html`
  <ul class="task-kinds" role="list" aria-label=${t('task.kinds')}>
    ${kinds.filter(any).map(count => html`
      <li class="task-kind">
        <h2>${kindWords(count.kind)}</h2>
        <p class="task-pace">${paceWords(count).map(words => html`<span>${words}</span>`)}</p>
        <p class="task-numbers">${states.map(state => number(count, state, filter, look))}</p>
      </li>`)}
  </ul>` : nothing;

function number(count, state, filter, look) {
  const isShown = filter.kind === count.kind && filter.state === state;
  if (count[state] === 0 && !isShown) return nothing;
  const value = new Intl.NumberFormat(languageTag()).format(count[state]);
  const name = t('task.number', { kind: kindWords(count.kind), state: stateWords(state), count: value });
  return html`
    <button class="task-number" data-state=${state} aria-label=${name}
      aria-pressed=${isShown ? 'true' : 'false'}
      @click=${() => look(isShown ? { kind: '', state: '' } : { kind: count.kind, state })}>
      <span>${stateWords(state)}</span> <b>${value}</b>
    </button>`;
}

function paceWords({ oldestDue, rate }) {
  const number = new Intl.NumberFormat(languageTag(), { maximumFractionDigits: 0 });
  return [
    oldestDue && t('task.oldest', { span: spanTo(oldestDue, Date.now()) }),
    rate > 0 && t('task.rate', { count: number.format(rate) }),
  ].filter(Boolean);
}
