import { html, nothing } from 'lit';
import { t } from '../i18n/language.js';
import { spanTo } from '../i18n/span.js';
import { kindWords } from './task-words.js';

const SHOWN = 5;

/** The servers that do the tasks, and what each has now. One alone has them all, and is not told of. */
export const nodeList = nodes => nodes.length > 1 ? html`
  <h2 class="nodes-heading" id="nodes">${t('nodes')}</h2>
  <ul class="nodes" role="list" aria-labelledby="nodes">${nodes.map(node)}</ul>` : nothing;

const node = ({ id, self, host, alive, seenAt, tasks }) => html`
  <li class="node" data-alive=${alive ? 'true' : 'false'}>
    <h3><span dir="auto">${host}</span> <span class="node-id">${id}</span></h3>
    <p class="task-pace">
      <span class="node-state">${alive ? t(self ? 'node.self' : 'node.alive') : t('node.gone', { span: spanTo(seenAt, Date.now()) })}</span>
      <span>${t('node.holds', { count: tasks.length })}</span>
    </p>
    ${tasks.length === 0 ? nothing : held(tasks)}
  </li>`;

const held = tasks => html`
  <ul class="node-tasks" role="list">
    ${tasks.slice(0, SHOWN).map(({ kind, leaseUntil }) => html`
      <li>${kindWords(kind)} <span class="task-quiet">${leaseWords(leaseUntil, Date.now())}</span></li>`)}
    ${tasks.length > SHOWN ? html`<li class="task-quiet">${t('node.more', { count: tasks.length - SHOWN })}</li>` : nothing}
  </ul>`;

const leaseWords = (until, now) =>
  new Date(until) > now ? t('node.lease', { span: spanTo(until, now) }) : t('node.over');
