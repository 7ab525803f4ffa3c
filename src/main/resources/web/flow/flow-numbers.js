import { html, nothing } from 'lit';
import { t } from '../i18n/language.js';
import { numberWords } from './flow-ms.js';

const places = value => value === undefined ? '–' : numberWords(value, value < 10 ? 2 : value < 100 ? 1 : 0);

/** The live numbers, each with one line on what it means. What the server does not tell is a dash. */
export const numbers = ({ numbers: { inFlight, perSecond, meanMs, little, scheduler, writer, background, tasks } = {} }) => html`
  <section class="flow-numbers" aria-labelledby="flow-numbers">
    <h2 id="flow-numbers">${t('flow.numbers')}</h2>
    <dl class="flow-tiles">
      ${tile('flow.inFlight', places(inFlight), 'flow.inFlight.hint')}
      ${tile('flow.rate', t('flow.perSecond', { count: places(perSecond) }), 'flow.rate.hint')}
      ${tile('flow.mean', t('flow.ms', { ms: places(meanMs) }), 'flow.mean.hint')}
      ${little ? tile('flow.little', law(little), 'flow.little.hint') : nothing}
      ${scheduler ? tile('flow.scheduler', pick('flow.scheduler.now', scheduler), 'flow.scheduler.hint', true) : nothing}
      ${writer ? tile('flow.writer', pick('flow.writer.now', writer), 'flow.writer.hint', true) : nothing}
      ${background ? tile('flow.background', pick('flow.background.now', background), 'flow.background.hint', true) : nothing}
      ${tasks ? tile('flow.tasks', pick('flow.tasks.now', tasks), 'flow.tasks.hint', true) : nothing}
    </dl>
  </section>`;

const tile = (name, value, hint, isLong = false) => html`
  <div class="flow-tile"><dt>${t(name)}</dt><dd class="flow-value" ?data-long=${isLong}>${value}</dd><dd class="flow-quiet">${t(hint)}</dd></div>`;

/** Side by side what the law says and what was counted: they are the same thing, twice. */
const law = ({ computed, counted }) => t('flow.little.now', { computed: places(computed), counted: places(counted) });

const pick = (key, values) => t(key, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, places(value)])));
