import { html } from 'lit';

/** A link to the story of a request. */
export const link = (number, choose, words) => html`
  <a href=${`#flow/${number}`} @click=${event => { event.preventDefault(); choose(number); }}>${words}</a>`;
