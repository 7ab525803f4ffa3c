import { html } from 'lit';

/** A {@link Choice} as a labelled list of options. */
export const choiceField = (choice, label, nameOf) => html`
  <label class="choice">
    <span class="visually-hidden">${label}</span>
    <select @change=${event => choice.choose(event.target.value)}>
      ${choice.options.map(option => html`
        <option value=${option} ?selected=${option === choice.value}>${nameOf(option)}</option>`)}
    </select>
  </label>`;
