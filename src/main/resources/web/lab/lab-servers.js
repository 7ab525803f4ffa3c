import { html, nothing } from 'lit';
import { FlowFeed } from '../flow/flow-feed.js';
import '../flow/flow-lanes.js';
import { FlowLook } from '../flow/flow-look.js';
import { FlowModel } from '../flow/flow-model.js';
import { t } from '../i18n/language.js';
import { View } from '../shell/view.js';

const clock = () => performance.now();

/** The servers of an experiment while it runs, each with the way to its own page; one of them can be watched here. */
class LabServers extends View {
  static properties = { servers: {}, watched: { state: true }, isThere: { state: true } };
  #flow = new FlowModel();
  #look = new FlowLook();
  #feed = null;

  constructor() {
    super();
    this.#flow.addEventListener('change', () => { this.isThere = true; });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#close();
  }

  willUpdate(changed) {
    if (changed.has('servers') && !this.servers.some(({ name }) => name === this.watched)) this.#close();
  }

  render() {
    if (this.servers.length === 0) return nothing;
    return html`
      <section class="lab-servers" aria-labelledby="lab-servers">
        <h2 id="lab-servers">${t('lab.servers')}</h2>
        <p class="lab-quiet">${t('lab.servers.hint')}</p>
        <ul role="list">${this.servers.map(server => this.#server(server))}</ul>
        ${this.watched && this.isThere ? html`
          <kaam-flow-lanes .flow=${this.#flow} .look=${this.#look} .clock=${clock} .calm=${true}></kaam-flow-lanes>` : nothing}
      </section>`;
  }

  #server({ name, address }) {
    const isWatched = this.watched === name;
    return html`
      <li>
        <button class="button" data-quiet aria-pressed=${isWatched} @click=${() => isWatched ? this.#close() : this.#open(name, address)}>
          ${t('lab.watch', { name })}</button>
        <a href=${`${address}/#flow`} target="_blank" rel="noopener">${address}</a>
      </li>`;
  }

  #open(name, address) {
    this.#close();
    this.watched = name;
    this.#feed = new FlowFeed(this.#flow, clock, address);
    this.#feed.open();
  }

  #close() {
    this.#feed?.close();
    this.#feed = null;
    this.watched = null;
    this.isThere = false;
  }
}

customElements.define('kaam-lab-servers', LabServers);
