import { html, nothing } from 'lit';
import * as server from '../api/flow.js';
import { Problem } from '../api/problem.js';
import { t } from '../i18n/language.js';
import { Follow } from '../shell/follow.js';
import { View } from '../shell/view.js';
import { hashOf, requestIn } from './flow-address.js';
import './flow-board.js';
import { FlowFeed } from './flow-feed.js';
import { FlowLook } from './flow-look.js';
import { FlowModel } from './flow-model.js';
import { sender } from './flow-sender.js';
import { FlowSending } from './flow-sending.js';

const clock = () => performance.now();

/** The page of the flow: every request as it goes, and what a person sends to see it. */
class FlowPage extends View {
  #flow = new FlowModel();
  #look = new FlowLook();
  #feed = new FlowFeed(this.#flow, clock);
  #sending = new FlowSending();
  #said = null;
  #sought = null;

  constructor() {
    super();
    [this.#feed, this.#sending].forEach(model => new Follow(this, model));
    this.#flow.addEventListener('change', () => this.#onNews());
    this.#look.addEventListener('change', () => this.#onLook());
  }

  async connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#whileSeen);
    window.addEventListener('hashchange', this.#onHash);
    this.#whileSeen();
    this.#onHash();
    await this.updateComplete;
    this.querySelector('h1').focus();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#whileSeen);
    window.removeEventListener('hashchange', this.#onHash);
    this.#feed.close();
  }

  render() {
    const { state } = this.#flow;
    return html`
      <h1 class="flow-heading" tabindex="-1">${t('flow.heading')}</h1>
      <p>${t('flow.explained')}</p>
      <p class="flow-state" role="status" ?data-lost=${this.#feed.isLost}>${this.#feed.isLost ? t('flow.lost') : stateWords(state)}</p>
      ${state?.recording ? sender(this.#sending, state) : nothing}
      <kaam-flow-board .flow=${this.#flow} .look=${this.#look} .clock=${clock}></kaam-flow-board>`;
  }

  /** Nobody looks at a page that is hidden, and the stream has one of the browser's few connections. */
  #whileSeen = () => document.hidden ? this.#feed.close() : this.#feed.open();

  /** What is around the lanes changes with the first news only, and when the server is another. */
  #onNews() {
    const words = stateWords(this.#flow.state);
    if (words !== this.#said) this.requestUpdate();
    this.#said = words;
    this.#seek();
  }

  #onHash = () => {
    if (!location.hash.startsWith('#flow')) return;
    this.#look.set({ chosen: requestIn(location.hash) });
    this.#seek();
  };

  /** A request that is not among the news may still be remembered by the server. */
  async #seek() {
    const { chosen } = this.#look;
    if (chosen === null || !this.#flow.state) return;
    const known = this.#flow.find(chosen);
    if (known) return this.#choose(chosen, known);
    if (chosen === this.#sought) return;
    this.#sought = chosen;
    try {
      const { content } = await server.get(chosen);
      this.#flow.learn(content);
      this.#choose(chosen, content);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
    }
  }

  /** What was named otherwise goes by its number from here on, unless another was chosen meanwhile. */
  #choose(name, { number }) {
    if (name !== number && this.#look.chosen === name) this.#look.set({ chosen: number });
  }

  /** The address says whose story is told. */
  #onLook() {
    const { chosen } = this.#look;
    if (chosen !== requestIn(location.hash)) history.replaceState(null, '', location.pathname + location.search + hashOf(chosen));
  }
}

/** Under which strategy and on which database all this goes, and whether it is recorded. */
function stateWords(state) {
  if (!state) return t('flow.connecting');
  const { recording, strategy, fakeDb } = state;
  if (!recording) return t('flow.off', { option: '--flow off' });
  return [t('flow.state', { strategy }), ...(fakeDb ? fakeWords(fakeDb) : [])].join(' ');
}

const fakeWords = ({ waitMs, cpuMs, pool, spread }) => [
  t(spread ? 'flow.state.fake.spread' : 'flow.state.fake', { wait: waitMs, cpu: cpuMs }),
  ...(pool ? [t('flow.state.fake.pool', { pool })] : []),
];

customElements.define('kaam-flow', FlowPage);
