import { html } from 'lit';
import { t } from '../i18n/language.js';
import { spans } from './flow-look.js';
import { numberWords } from './flow-ms.js';

/** Pause and go on, how much is seen, and of which requests. */
export const controls = (look, now) => html`
  <div class="flow-controls" role="group" aria-label=${t('flow.controls')}>
    <button class="button flow-pause" @click=${() => look.isPaused ? look.goOn() : look.pause(now())}>
      ${t(look.isPaused ? 'flow.goOn' : 'flow.pause')}</button>
    <button class="icon-button" aria-label=${t('flow.earlier')} @click=${() => look.move(-look.span / 2, now())}>‹</button>
    <button class="icon-button" aria-label=${t('flow.later')} ?disabled=${!look.isPaused} @click=${() => look.move(look.span / 2, now())}>›</button>
    <fieldset class="shows">
      <legend class="visually-hidden">${t('flow.span')}</legend>
      ${spans.map(span => html`
        <label class="show"><input class="visually-hidden" type="radio" name="flow-span" .checked=${look.span === span}
          @change=${() => look.set({ span })}><span>${spanWords(span)}</span></label>`)}
    </fieldset>
    <label class="flow-path"><span class="visually-hidden">${t('flow.path')}</span>
      <input class="field" type="search" .value=${look.path} placeholder=${t('flow.path')} autocapitalize="none" spellcheck="false"
        @input=${({ target }) => look.set({ path: target.value.trim() })}></label>
    <label class="flow-own"><input type="checkbox" .checked=${look.own} @change=${({ target }) => look.set({ own: target.checked })}>
      ${t('flow.own')}</label>
  </div>`;

const spanWords = span => span < 1_000_000
  ? t('flow.ms', { ms: numberWords(span / 1000) })
  : t('flow.seconds', { count: numberWords(span / 1_000_000) });
