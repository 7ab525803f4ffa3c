import { html } from 'lit';
import { t } from '../i18n/language.js';
import { coded } from './coded.js';

const columns = () => ({
  concept: t('learn.recap.concept'), purpose: t('learn.recap.purpose'), example: t('learn.recap.example'), fastapi: 'FastAPI', java: 'Java',
});

/** The concepts: each as FastAPI has it, and the line of this project that does the same. On a narrow page each is a small list. */
export function recap(rows) {
  const names = columns();
  return html`
    <div class="lab-table learn-recap" role="group" tabindex="0" aria-labelledby="learn-recap">
      <table>
        <thead><tr>${Object.values(names).map(name => html`<th scope="col">${name}</th>`)}</tr></thead>
        <tbody>${rows.map(each => row(each, names))}</tbody>
      </table>
    </div>`;
}

const row = ({ concept, purpose, example, fastapi, java, file, here }, names) => html`
  <tr>
    <th scope="row"><code>${concept}</code></th>
    <td data-name=${names.purpose}>${coded(purpose)}</td>
    <td data-name=${names.example}>${coded(example)}</td>
    <td data-name=${names.fastapi}><code>${fastapi}</code></td>
    <td data-name=${names.java}><code>${java}</code><small>${file.slice(file.lastIndexOf('/') + 1)}</small><p>${coded(here)}</p></td>
  </tr>`;
