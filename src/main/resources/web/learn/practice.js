import { html } from 'lit';
import { t } from '../i18n/language.js';
import { coded } from './coded.js';
import { copyable } from './copy.js';

/** The exercise as a walk: what to do, the lines for it, and what can be seen then. */
export const practice = (steps, progress) => html`
  <ol class="learn-walk" role="list">${steps.map(step => walk(step, progress))}</ol>`;

function walk(step, progress) {
  const isDone = progress.done.includes(step.id);
  return html`
    <li ?data-done=${isDone}>
      <label class="learn-step"><input class="tick" type="checkbox" .checked=${isDone}
        @change=${({ target }) => progress.tick(step.id, target.checked)}><span>${coded(step.todo)}</span></label>
      ${copyable(step.lines, t(`learn.in.${step.in}`))}
      <p>${coded(step.see)}</p>
    </li>`;
}
