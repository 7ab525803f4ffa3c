import { html } from 'lit';
import { t } from '../i18n/language.js';
import { guessField } from '../lab/guess-field.js';
import { share } from '../lab/quantity.js';
import { confidences } from './answer.js';
import { coded } from './coded.js';

/** The way to answer: a number or a choice, and how sure one is of it. `draft` is what was said so far; `change` takes more of it. */
export const answerForm = (question, draft, change, submit) => html`
  <form class="learn-form" @submit=${event => { event.preventDefault(); submit(); }}>
    ${question.number
      ? guessField(t('learn.yours'), question.number, draft.answer ?? null, answer => change({ answer }), `learn-guess-${question.id}`)
      : choices(question, draft, change)}
    <fieldset class="shows learn-sure"><legend>${t('learn.sure')}</legend>
      ${confidences(question).map(confidence => html`
        <label class="show"><input class="visually-hidden" type="radio" name=${`learn-sure-${question.id}`} required .checked=${draft.confidence === confidence}
          @change=${() => change({ confidence })}><span>${share(confidence)}</span></label>`)}
    </fieldset>
    <button class="button" ?disabled=${!isWhole(draft)}>${t('learn.answer')}</button>
  </form>`;

const choices = ({ id, choice }, draft, change) => html`
  <fieldset class="learn-choices"><legend class="visually-hidden">${t('learn.yours')}</legend>
    ${choice.options.map(option => html`
      <label><input type="radio" name=${`learn-choice-${id}`} required .checked=${draft.answer === option.id}
        @change=${() => change({ answer: option.id })}><span>${coded(option.words)}</span></label>`)}
  </fieldset>`;

const isWhole = ({ answer, confidence }) => (answer ?? null) !== null && confidence !== undefined;
