import { html } from 'lit';
import { View } from '../shell/view.js';
import { answerForm } from './answer-form.js';
import { fits } from './answer.js';
import { coded } from './coded.js';
import { headingOf } from './learn-address.js';
import { result } from './result.js';

/** A question as a card: to be answered, or answered. */
class QuestionCard extends View {
  static properties = { question: {}, given: {}, mark: {}, all: {}, draft: { state: true } };

  constructor() {
    super();
    this.draft = {};
  }

  render() {
    const { question, given, mark } = this;
    const heading = headingOf(question.id);
    return html`
      <article class="learn-card" aria-labelledby=${heading}>
        <h3 id=${heading} tabindex="-1">${coded(question.question)}${given && mark ? html` <span class="learn-mark">${mark}</span>` : ''}</h3>
        ${given
          ? result(question, given, { all: this.all, again: this.#again })
          : answerForm(question, this.draft, part => { this.draft = { ...this.draft, ...part }; }, this.#submit)}
      </article>`;
  }

  #submit = async () => {
    const { question, draft, all } = this;
    const given = { ...draft, at: new Date().toISOString() };
    if (!fits(question, given)) return;
    all.progress.answer(question.id, given);
    await this.#settled();
    this.querySelector('.learn-result').focus();
  };

  /** Nobody is asked for a number that they have just read: the fields are empty. */
  #again = async () => {
    this.draft = {};
    this.all.progress.forget(this.question.id);
    await this.#settled();
    this.querySelector('h3').focus();
  };

  /** The page hands the answer on when it renders. */
  async #settled() {
    await this.all.rendered();
    await this.updateComplete;
  }
}

customElements.define('kaam-learn-card', QuestionCard);
