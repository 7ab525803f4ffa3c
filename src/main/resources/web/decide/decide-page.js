import { html, nothing } from 'lit';
import { t } from '../i18n/language.js';
import { problemWords } from '../i18n/problem-words.js';
import { LabTexts } from '../lab/lab-texts.js';
import { Follow } from '../shell/follow.js';
import { onReconnect } from '../shell/on-reconnect.js';
import { orNothing } from './or-nothing.js';
import { Pause } from '../shell/pause.js';
import { View } from '../shell/view.js';
import { decideForm } from './decide-form.js';
import { DecideModel } from './decide-model.js';
import './decide-plots.js';
import { decideTable } from './decide-table.js';
import { questionIn, wordsOf } from './question.js';
import { sentence } from './sentence.js';

/** The page that decides: a question as a form, and what the laws of queues answer, as one types. */
class DecidePage extends View {
  #model = new DecideModel(questionIn(location.hash));
  #texts = new LabTexts();
  #pause = new Pause(250);

  constructor() {
    super();
    [this.#model, this.#texts].forEach(model => new Follow(this, model));
    onReconnect(this, () => {
      if (!this.#model.answer || this.#model.problem?.isPassing) this.#model.ask();
      orNothing(this.#texts.load('decide'));
    });
  }

  async connectedCallback() {
    super.connectedCallback();
    await this.updateComplete;
    this.querySelector('h1').focus();
  }

  render() {
    const { question, answer, problem } = this.#model;
    return html`
      <h1 class="lab-heading" tabindex="-1">${t('decide.heading')}</h1>
      <p>${t('decide.explained')}</p>
      ${decideForm(question, answer?.asked.cores, this.#change)}
      <p class="field-problem" role="alert">${problem ? problemWords(problem) : nothing}</p>
      ${answer ? html`<div class="decide-result" ?data-old=${problem}>${this.#answer(answer)}</div>` : nothing}`;
  }

  #answer(answer) {
    const [first, second, ...others] = answer.says.map(said => sentence(said, this.#texts));
    return html`
      <section class="decide-answer" aria-label=${t('decide.answer')} aria-live="polite">
        <p class="decide-take">${first}</p>
        <p>${second}</p>
        ${others.map(words => html`<p>${words}</p>`)}
        ${answer.flips.length > 0 ? html`
          <h2>${t('decide.flips')}</h2>
          <ul class="decide-flips">${answer.flips.map(flip => html`<li>${sentence(flip, this.#texts)}</li>`)}</ul>` : nothing}
      </section>
      ${decideTable(answer, this.#texts)}
      <kaam-decide-plots .answer=${answer} .texts=${this.#texts}></kaam-decide-plots>
      ${this.#laws(answer)}`;
  }

  #laws = ({ laws }) => html`
    <details class="decide-laws">
      <summary>${t('decide.laws')}</summary>
      <p class="lab-quiet">${this.#texts.words('decide', 'assumes')}</p>
      <ul>${laws.map(({ formula, source }) => html`<li>${formula} <small class="lab-quiet">${source}</small></li>`)}</ul>
      <p class="lab-quiet">${t('decide.terminal', { command: 'bin/kaam decide --help' })}</p>
    </details>`;

  #change = (part, value) => {
    this.#model.change(part, value);
    history.replaceState(null, '', `${location.pathname}${location.search}#decide?${wordsOf(this.#model.question)}`);
    this.#pause.before(() => this.#model.ask());
  };
}

customElements.define('kaam-decide', DecidePage);
