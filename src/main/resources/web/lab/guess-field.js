import { html } from 'lit';
import { t } from '../i18n/language.js';
import { STEPS, stepOf, valueAt } from './guess-scale.js';
import { quantity } from './quantity.js';

/** A guess as a slider and as a number. `guess` is null as long as there is none; `make` takes a new one. */
export function guessField(question, { ask, levels }, guess, make) {
  const { unit } = levels.find(({ name }) => name === ask.level);
  const step = guess === null ? STEPS / 2 : stepOf(guess, ask);
  const parts = unit === 'share' ? 100 : 1; // people say 37 %, and not 0.37
  return html`
    <label class="lab-guess-question" for="lab-guess">${question}</label>
    <div class="lab-guess" ?data-none=${guess === null}>
      <input id="lab-guess" type="range" min="0" max=${STEPS} .value=${String(step)}
        aria-valuetext=${guess === null ? t('lab.guess.none') : quantity(guess, unit)}
        @input=${({ target }) => make(valueAt(Number(target.value), ask))}>
      <label class="lab-guess-number"><span class="visually-hidden">${t('lab.guess')}</span>
        <input class="field" type="number" step="any" min=${ask.min * parts} max=${ask.max * parts}
          .value=${guess === null ? '' : String(Number((guess * parts).toPrecision(6)))}
          @change=${({ target }) => make(target.value === '' ? null : target.valueAsNumber / parts)}> ${parts > 1 ? '%' : unit}</label>
      <span class="lab-guess-end">${quantity(ask.min, unit)}</span>
      <span class="lab-guess-end">${quantity(ask.max, unit)}</span>
    </div>`;
}
