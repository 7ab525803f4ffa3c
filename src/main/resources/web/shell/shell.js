import { html } from 'lit';
import { language, languageTag, t } from '../i18n/language.js';
import { pages } from '../pages.js';
import { choiceField } from './choice-field.js';
import { Follow } from './follow.js';
import { theme } from './theme.js';
import { View } from './view.js';

/** What is around every page: the name, the navigation, the choice of language and theme. */
class Shell extends View {
  static properties = { page: {} };
  #views = new Map();

  constructor() {
    super();
    new Follow(this, theme);
  }

  render() {
    return html`
      <header class="shell-header">
        <a class="brand" href="/"><span lang="hi">काम</span> <span lang="en">Kaam</span></a>
        <nav class="shell-nav" aria-label=${t('nav')}>${pages.map(page => this.#link(page))}</nav>
        <div class="shell-choices">
          ${choiceField(language, t('language'), value => t('language.name', {}, value))}
          ${choiceField(theme, t('theme'), value => t(`theme.${value}`))}
        </div>
      </header>
      <main class="shell-main">${this.page && this.#view(this.page)}</main>`;
  }

  updated() {
    const root = document.documentElement;
    root.lang = languageTag();
    root.dataset.theme = theme.value;
    document.title = this.page ? `${t(this.page.name)} · Kaam` : 'Kaam';
  }

  /** A page that one comes back to is as one left it. */
  #view(page) {
    if (!this.#views.has(page)) this.#views.set(page, document.createElement(page.view));
    return this.#views.get(page);
  }

  #link(page) {
    return html`<a href=${page.hash} aria-current=${page === this.page ? 'page' : 'false'}>${t(page.name)}</a>`;
  }
}

customElements.define('kaam-shell', Shell);
