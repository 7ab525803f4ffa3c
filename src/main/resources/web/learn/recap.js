import { html } from 'lit';
import { t } from '../i18n/language.js';
import { coded } from './coded.js';

/** The concepts: each as FastAPI has it, and the line of this project that does the same. */
export const recap = rows => html`
  <div class="lab-table learn-recap" role="group" tabindex="0" aria-labelledby="learn-recap">
    <table>
      <thead><tr>${['concept', 'purpose', 'example'].map(column => html`<th scope="col">${t(`learn.recap.${column}`)}</th>`)}
        <th scope="col">FastAPI</th><th scope="col">Java</th></tr></thead>
      <tbody>${rows.map(row)}</tbody>
    </table>
  </div>`;

const row = ({ concept, purpose, example, fastapi, java, file, here }) => html`
  <tr>
    <th scope="row"><code>${concept}</code></th>
    <td>${coded(purpose)}</td>
    <td>${coded(example)}</td>
    <td><code>${fastapi}</code></td>
    <td><code>${java}</code><small>${file.slice(file.lastIndexOf('/') + 1)}</small><p>${coded(here)}</p></td>
  </tr>`;
