import { html } from 'lit';

/** Words of the course: what stands between two ` is code. */
export const coded = words => words.split('`').map((part, i) => i % 2 === 1 ? html`<code>${part}</code>` : part);
