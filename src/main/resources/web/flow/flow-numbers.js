import { html, nothing } from 'lit';
import { t } from '../i18n/language.js';
import { numberWords } from './flow-ms.js';

const places = value => value === undefined ? '–' : numberWords(value, value < 10 ? 2 : value < 100 ? 1 : 0);

/** The live numbers, each with one line on what it means. What the server does not tell, or not yet, is a dash. */
export function numbers({ numbers: { inFlight, scheduler, writer, background, tasks, ...measured } }) {
  const { perSecond, meanMs, little } = measured.little?.seconds > 0 ? measured : {};
  return html`
    <section class="flow-numbers" aria-labelledby="flow-numbers">
      <h2 id="flow-numbers">${t('flow.numbers')}</h2>
      <dl class="flow-tiles">
        ${tile('flow.inFlight', places(inFlight), 'flow.inFlight.hint')}
        ${tile('flow.rate', t('flow.perSecond', { count: places(perSecond) }), 'flow.rate.hint')}
        ${tile('flow.mean', t('flow.ms', { ms: places(meanMs) }), 'flow.mean.hint')}
        ${tile('flow.little', picked('flow.little.now', { computed: little?.computed, counted: little?.counted }), 'flow.little.hint', true)}
        ${long('flow.scheduler', scheduler, 'flow.scheduler.now', 'flow.scheduler.hint')}
        ${long('flow.writer', writer, 'flow.writer.now', 'flow.writer.hint')}
        ${long('flow.background', background, 'flow.background.now', 'flow.background.hint')}
        ${long('flow.tasks', tasks, 'flow.tasks.now', 'flow.tasks.hint')}
      </dl>
    </section>`;
}

const long = (name, values, key, hint) => values ? tile(name, picked(key, values), hint, true) : nothing;

const tile = (name, value, hint, isLong = false) => html`
  <div class="flow-tile"><dt>${t(name)}</dt><dd class="flow-value" ?data-long=${isLong}>${value}</dd><dd class="flow-quiet">${t(hint)}</dd></div>`;

const picked = (key, values) => t(key, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, places(value)])));
