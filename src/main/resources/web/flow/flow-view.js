import { LitElement } from 'lit';
import { language } from '../i18n/language.js';

/** A view that needs no shell around it: it renders into the page itself, again whenever a model that it was given changes, or the language. */
export class FlowView extends LitElement {
  #again = () => this.requestUpdate();

  constructor() {
    super();
    language.addEventListener('change', this.#again);
  }

  createRenderRoot() { return this; }

  willUpdate(changed) {
    for (const [name, before] of changed) {
      if (before instanceof EventTarget) before.removeEventListener('change', this.#again);
      if (this[name] instanceof EventTarget) this[name].addEventListener('change', this.#again);
    }
  }
}
