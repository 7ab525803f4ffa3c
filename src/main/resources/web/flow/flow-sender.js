import { html, nothing } from 'lit';
import { t } from '../i18n/language.js';
import { problemWords } from '../i18n/problem-words.js';
import { CONNECTIONS, predicted } from './flow-law.js';
import { numberWords } from './flow-ms.js';

const counts = [1, 10, 100];
const whats = ['POST /todos', 'GET /todos'];

/** Buttons that send requests to be looked at, and how that went. */
export const sender = (sending, state) => html`
  <section class="flow-sender" aria-label=${t('flow.send')}>
    <div class="flow-send">
      <span>${t('flow.send')}</span>
      ${counts.map(count => html`
        <button class="button" ?disabled=${sending.isBusy} aria-label=${t('flow.send.one', { count, what: sending.what })}
          @click=${() => sending.send(count)}>${count}</button>`)}
      <label class="choice"><span class="visually-hidden">${t('flow.send.what')}</span>
        <select @change=${({ target }) => sending.choose(target.value)}>
          ${whats.map(what => html`<option value=${what} ?selected=${what === sending.what}>${what}</option>`)}
        </select></label>
      <button class="button" data-quiet ?disabled=${sending.isBusy} @click=${() => sending.clear()}>${t('flow.clear')}</button>
      <p class="answer" role="status">${sending.isBusy ? t('flow.sending') : outcomeWords(sending.outcome, state)}</p>
    </div>
    <details>
      <summary>${t('flow.six.summary', { count: CONNECTIONS })}</summary>
      <p>${t('flow.six')}</p>
      <pre class="flow-command" tabindex="0">${command()}</pre>
      <p>${t('flow.bench', { command: 'bin/bench strategies' })}</p>
    </details>
  </section>`;

function outcomeWords(outcome, state) {
  if (!outcome) return nothing;
  const { problem, moved, count, what, failed, ms } = outcome;
  if (problem) return problemWords(problem);
  if (moved !== undefined) return t('flow.cleared', { count: numberWords(moved) });
  const said = t('flow.sent', { count, what, ms: numberWords(ms), strategy: state.strategy });
  const law = predicted(count, state);
  return [said, failed > 0 && t('flow.failed', { count: failed }), law && t('flow.law', { count, ...law, ms: numberWords(law.ms) })]
    .filter(Boolean).join(' ');
}

/** What sends more at once than a browser does. */
const command = () => 'seq 100 | xargs -P 100 -I{} curl -s -o /dev/null -H "Content-Type: application/json"'
  + ` -d '{"title":"Flow {}","tags":["flow"]}' ${location.origin}/todos`;
