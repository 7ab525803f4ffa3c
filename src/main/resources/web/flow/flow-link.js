import { html } from 'lit';

/** A link to the story of a request, which is told here, unless one asks for it elsewhere, as in another tab. */
export const link = (number, choose, words) => html`
  <a href=${`#flow/${number}`} @click=${event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(number);
  }}>${words}</a>`;
