import { html, nothing } from 'lit';
import { t } from '../i18n/language.js';

const ways = ['users', 'rate'];

/** The question. `cores` are those of the server, which count where nobody says others; `change` takes a part and its new value. */
export const decideForm = (question, cores, change) => html`
  <form class="decide-form" @submit=${event => event.preventDefault()}>
    ${field('wait', question, change, { unit: 'ms' })}
    ${field('cpu', question, change, { unit: 'ms' })}
    <fieldset class="shows decide-come"><legend class="visually-hidden">${t('decide.come')}</legend>
      ${ways.map(way => html`
        <label class="show"><input class="visually-hidden" type="radio" name="decide-come" .checked=${question.come === way}
          @change=${() => change('come', way)}><span>${t(`decide.come.${way}`)}</span></label>`)}
    </fieldset>
    ${question.come === 'users'
      ? [field('users', question, change), field('think', question, change, { unit: 'ms', hint: '0' })]
      : field('rate', question, change, { unit: '/s' })}
    ${field('cores', question, change, { hint: cores })}
    ${field('db-pool', question, change, { hint: t('decide.noLimit') })}
    ${field('pool', question, change)}
    ${field('stack-kb', question, change, { unit: 'KB', hint: '1024' })}
  </form>`;

const field = (part, question, change, { unit, hint } = {}) => html`
  <label class="decide-field"><span>${t(`decide.field.${part}`)}</span>
    <span class="decide-value"><input class="field" inputmode="decimal" autocomplete="off" name=${part} .value=${question[part]}
      placeholder=${hint ?? nothing} @input=${({ target }) => change(part, target.value.trim())}>${unit ?? nothing}</span></label>`;
