import { html } from 'lit';

const icon = path => html`
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${path} /></svg>`;

export const crossIcon = icon('M6 6l12 12M18 6L6 18');
export const penIcon = icon('M4 20l1-4L16.5 4.5l3 3L8 19zM14 7l3 3');
export const binIcon = icon('M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5');
