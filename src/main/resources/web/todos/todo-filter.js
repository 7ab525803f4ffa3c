import { html, nothing } from 'lit';
import { when } from 'lit/directives/when.js';
import { countWords } from '../i18n/count-words.js';
import { t } from '../i18n/language.js';
import { crossIcon } from '../shell/icons.js';
import { Pause } from '../shell/pause.js';
import { View } from '../shell/view.js';
import { cancels } from './keys.js';
import { shows } from './query.js';

const PAUSE_MS = 250;

/** Where a person says which todos to show: says so with the event `look`. */
class TodoFilter extends View {
  static properties = { query: {}, total: {} };
  #pause = new Pause(PAUSE_MS);

  render() {
    const { words, tag, isUnsearchable } = this.query;
    return html`
      <search class="todo-filter">
        <input class="field" id="search" type="search" dir="auto" enterkeyhint="search" autocomplete="off" maxlength="200"
          aria-label=${t('search')} placeholder=${t('search')} aria-keyshortcuts="/" .value=${words}
          aria-invalid=${isUnsearchable ? 'true' : 'false'} aria-describedby="search-problem"
          @input=${this.#type} @keydown=${this.#onKey}>
        <p class="count" role="status">${this.total === null ? nothing : countWords(this.total)}</p>
        <p class="field-problem" id="search-problem" role="alert">${isUnsearchable ? t('search.words') : nothing}</p>
        <fieldset class="shows">
          <legend class="visually-hidden">${t('show')}</legend>
          ${shows.map(show => this.#show(show))}
        </fieldset>
        ${when(tag, () => html`
          <button class="chip" aria-label=${t('tag.off', { tag })} @click=${() => this.#look({ tag: '' })}>
            <span class="tag" dir="auto">${tag}</span> ${crossIcon}
          </button>`)}
      </search>`;
  }

  #show(show) {
    return html`
      <label class="show">
        <input class="visually-hidden" type="radio" name="show" .checked=${show === this.query.show}
          @change=${() => this.#look({ show })}>
        <span>${t(`show.${show}`)}</span>
      </label>`;
  }

  #type(event) {
    const field = event.target;
    this.#pause.before(() => this.#look({ words: field.value }));
  }

  #onKey(event) {
    if (!cancels(event)) return;
    event.preventDefault(); // or the browser would clear the field too, and say so
    event.target.value = '';
    this.#pause.before(() => {});
    this.#look({ words: '' });
  }

  #look(detail) { this.dispatchEvent(new CustomEvent('look', { bubbles: true, detail })); }
}

customElements.define('kaam-todo-filter', TodoFilter);
