import { html } from 'lit';
import { coded } from './coded.js';
import { headingOf } from './learn-address.js';

/** A part of the course, to which an address can lead. */
export const section = (id, { heading, intro }, content) => html`
  <section class="learn-part" aria-labelledby=${headingOf(id)}>
    <h2 id=${headingOf(id)} tabindex="-1">${heading}</h2>
    ${intro ? html`<p class="learn-intro">${coded(intro)}</p>` : ''}
    ${content}
  </section>`;
