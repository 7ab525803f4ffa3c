import { LitElement } from 'lit';
import { language } from '../i18n/language.js';
import { Follow } from './follow.js';

/** A view renders into the page itself, so the page's stylesheets reach it, and speaks the language of the page. */
export class View extends LitElement {
  constructor() {
    super();
    new Follow(this, language);
  }

  createRenderRoot() { return this; }
}
