import { html, nothing } from 'lit';
import { t } from '../i18n/language.js';
import { STEPS, stepOf, valueAt } from './guess-scale.js';
import { SECONDS_FROM, quantity } from './quantity.js';

/**
 * A guess as a slider and as a number. `scale` is what can be guessed, `{ unit, min, max, logarithmic }`; `guess` is null as long as there is
 * none; `make` takes a new one. People say 37 %, and not 0.37, so a share is typed so.
 */
export function guessField(question, scale, guess, make, id = 'lab-guess') {
  const { unit, min, max } = scale;
  const step = guess === null ? STEPS / 2 : stepOf(guess, scale);
  const times = unit === 'share' ? 100 : 1;
  const typed = value => Number((value * times).toPrecision(6));
  return html`
    <label class="lab-guess-question" for=${id}>${question}</label>
    <div class="lab-guess" ?data-none=${guess === null}>
      <input id=${id} type="range" min="0" max=${STEPS} .value=${String(step)}
        aria-valuetext=${guess === null ? t('lab.guess.none') : quantity(guess, unit)}
        @input=${({ target }) => make(valueAt(Number(target.value), scale))}>
      <label class="lab-guess-number"><span class="visually-hidden">${t('lab.guess')}</span>
        <input class="field" type="number" step="any" min=${typed(min)} max=${typed(max)} .value=${guess === null ? '' : String(typed(guess))}
          @change=${({ target }) => make(target.value === '' ? null : target.valueAsNumber / times)}> ${unit === 'share' ? '%' : unit}
          ${unit === 'ms' && guess >= SECONDS_FROM ? html`<span aria-hidden="true">= ${quantity(guess, unit)}</span>` : nothing}</label>
      <span class="lab-guess-end">${quantity(min, unit)}</span>
      <span class="lab-guess-end">${quantity(max, unit)}</span>
    </div>`;
}
