import { html } from 'lit';
import { languageTag, t } from '../i18n/language.js';
import { momentWords } from '../i18n/moment.js';
import './flow-board.js';
import { FlowModel } from './flow-model.js';
import { FlowPlayer } from './flow-player.js';
import { FlowRecording } from './flow-recording.js';
import { replayControls } from './flow-replay-controls.js';
import { FlowReplayLook } from './flow-replay-look.js';
import { FlowView } from './flow-view.js';

/** The whole of a page that plays a recording, which stands in the page itself. `bin/kaam flow record` makes such pages. */
class FlowReplay extends FlowView {
  static properties = { player: {}, look: {} };
  #flow = new FlowModel();
  #began;

  connectedCallback() {
    super.connectedCallback();
    const recording = new FlowRecording(document.querySelector('#recording').textContent);
    document.documentElement.lang = languageTag();
    this.replaceChildren();
    if (recording.moments.length === 0) return;
    this.#began = recording.state(0).at;
    this.player = new FlowPlayer(recording, this.#flow);
    this.look = new FlowReplayLook(this.player);
    this.player.play();
  }

  render() {
    if (!this.player) return html`<p>${t('replay.nothing')}</p>`;
    return html`
      <main>
        <h1 class="flow-heading">${t('replay.heading')}</h1>
        <p>${t('replay.from', { server: this.dataset.server, began: momentWords(this.#began) })}</p>
        ${replayControls(this.player, this.look)}
        <kaam-flow-board .flow=${this.#flow} .look=${this.look} .clock=${this.#clock}></kaam-flow-board>
      </main>`;
  }

  #clock = () => this.player.at;
}

customElements.define('kaam-flow-replay', FlowReplay);
