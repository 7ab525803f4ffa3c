import { html, nothing } from 'lit';
import { t } from '../i18n/language.js';
import { controls } from './flow-controls.js';
import { incidents } from './flow-incidents.js';
import './flow-lanes.js';
import { numbers } from './flow-numbers.js';
import { slowest } from './flow-slowest.js';
import { story } from './flow-story.js';
import { rowsOf, table } from './flow-table.js';
import { FlowView } from './flow-view.js';

/** All that there is to see of a flow, as a person looks at it. `clock` gives the moment in ms, as `FlowModel` wants it. */
class FlowBoard extends FlowView {
  static properties = { flow: {}, look: {}, clock: {}, isTable: { state: true } };
  #told = null;
  #rows = [];
  #opened = null;

  render() {
    const { flow, look } = this;
    if (!flow?.state) return nothing;
    return html`
      ${flow.state.recording ? this.#picture() : nothing}
      ${this.#story()}
      <div class="flow-columns">${numbers(flow.state)} ${slowest(flow, look, this.#choose)} ${incidents(flow, this.#choose)}</div>
      <details class="flow-as-table" @toggle=${({ target }) => { this.isTable = target.open; }}>
        <summary>${t('flow.table')}</summary>
        ${this.isTable ? this.#table() : nothing}
      </details>`;
  }

  #picture() {
    const { flow, look } = this;
    return html`
      ${controls(look, this.#now)}
      <kaam-flow-lanes .flow=${flow} .look=${look} .clock=${this.clock}></kaam-flow-lanes>`;
  }

  /** The focus goes to a story that opens, and back to the lanes when it closes. */
  updated() {
    const { chosen } = this.look ?? {};
    if (chosen === this.#opened) return;
    const heading = this.querySelector('.flow-story h2');
    if (chosen === null && document.activeElement === document.body) this.querySelector('.flow-picture')?.focus();
    heading?.focus();
    if (chosen === null || heading) this.#opened = chosen;
  }

  /** What has been told stays, also when the flow has long forgotten it. */
  #story() {
    const { chosen } = this.look;
    if (chosen === null) return nothing;
    this.#told = this.flow.find(chosen) ?? (this.#told?.number === chosen ? this.#told : null);
    if (!this.#told) return html`<p class="flow-story">${t('flow.missing', { name: typeof chosen === 'number' ? `#${chosen}` : chosen })}</p>`;
    return story(this.#told, this.flow, { close: () => this.look.set({ chosen: null }), show: this.#show });
  }

  /** While the focus is in the table, it stands still. */
  #table() {
    const shown = this.querySelector('.flow-table');
    if (!shown?.contains(document.activeElement)) this.#rows = rowsOf(this.flow, this.look);
    return table(this.#rows, this.flow.state.now, this.#choose);
  }

  #now = () => this.flow.now(this.clock());

  #choose = number => this.look.set({ chosen: number });

  #show = () => this.look.show(this.#told, this.#now());
}

customElements.define('kaam-flow-board', FlowBoard);
