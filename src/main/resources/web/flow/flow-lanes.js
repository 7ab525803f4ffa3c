import { html, nothing } from 'lit';
import { t } from '../i18n/language.js';
import { FlowDrawing } from './flow-drawing.js';
import { askedBy } from './flow-keys.js';
import { legend } from './flow-legend.js';
import { numberWords } from './flow-ms.js';
import { FlowView } from './flow-view.js';
import { requestWords } from './flow-words.js';

/**
 * The live lanes, for a pointer and for keys: one bar for each stretch of time that a request spent on a lane. Where they are `calm`,
 * they go on in steps, which takes little of the machine.
 */
class FlowLanes extends FlowView {
  static properties = { flow: {}, look: {}, clock: {}, calm: {}, thinned: { state: true } };
  #drawing = new FlowDrawing();
  #isStale = true;
  #drawnTo = null;
  #frames;
  #stale = () => { this.#isStale = true; };
  #sizes = new ResizeObserver(this.#stale);
  #themes = new MutationObserver(this.#stale);
  #calm = matchMedia('(prefers-reduced-motion: reduce)');
  #dark = matchMedia('(prefers-color-scheme: dark)');

  connectedCallback() {
    super.connectedCallback();
    this.#themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    this.#dark.addEventListener('change', this.#stale);
    this.#frame();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#dark.removeEventListener('change', this.#stale);
    cancelAnimationFrame(this.#frames);
  }

  render() {
    const pointed = this.flow.find(this.look.pointed);
    return html`
      <div class="flow-picture" role="application" tabindex="0" aria-label=${t('flow.lanes')} aria-describedby="flow-keys"
        @pointermove=${this.#onPointer} @pointerleave=${() => this.#point(null)} @blur=${() => this.#point(null)}
        @click=${this.#choose} @keydown=${this.#onKey}>
        <canvas aria-hidden="true"></canvas>
        <p class="flow-card" ?hidden=${!pointed} role="status">${pointed && requestWords(pointed, this.flow)}</p>
      </div>
      <p id="flow-keys" class="flow-quiet">${t('flow.lanes.keys')} ${this.thinned} ${this.#leftOut()}</p>
      ${legend(this.flow.state)}`;
  }

  firstUpdated() { this.#sizes.observe(this.querySelector('.flow-picture')); }

  updated() { this.#isStale = true; }

  /** While it goes on, as smoothly as the browser can; for those who want nothing to move, in steps. */
  #frame = () => {
    this.#frames = requestAnimationFrame(this.#frame);
    if (!this.hasUpdated || !this.flow?.state || document.hidden) return;
    const edge = this.look.end(this.#now());
    const step = this.look.span / 5;
    const to = (this.calm || this.#calm.matches) && !this.look.isStill ? Math.ceil(edge / step) * step : edge;
    if (this.#isStale || to !== this.#drawnTo) this.#draw(to, edge);
    this.#drawnTo = to;
  };

  #draw(to, edge) {
    const canvas = this.querySelector('canvas');
    if (this.#isStale) this.#drawing.compose(canvas, this.querySelector('.flow-legend'), this.flow, this.look, to);
    this.#drawing.draw(canvas, this.flow, this.look, to, edge);
    if (!this.#isStale) return;
    this.#isStale = false;
    const { seen, oneIn } = this.#drawing.thinned;
    this.thinned = oneIn > 1 ? t('flow.thinned', { count: numberWords(seen), each: oneIn }) : nothing;
    this.#placeCard();
  }

  #placeCard() {
    const card = this.querySelector('.flow-card');
    const place = this.look.pointed !== null && this.#drawing.below(this.look.pointed, card.offsetWidth);
    if (place) Object.assign(card.style, { left: `${place.left}px`, top: `${place.top}px` });
  }

  #leftOut() {
    const { leftOut } = this.flow.state;
    return leftOut > 0 ? t('flow.leftOut', { count: numberWords(leftOut) }) : nothing;
  }

  #now() { return this.flow.now(this.clock()); }

  #onPointer({ clientX, clientY }) {
    const { left, top } = this.querySelector('canvas').getBoundingClientRect();
    this.#point(this.#drawing.at({ x: clientX - left, y: clientY - top })?.number ?? null);
  }

  #point(number) { this.look.point(number, this.#now()); }

  #choose() { if (this.look.pointed !== null) this.look.set({ chosen: this.look.pointed }); }

  #onKey(event) {
    const act = askedBy(event, { look: this.look, now: this.#now(), requests: this.#drawing.requests });
    if (!act) return;
    event.preventDefault();
    act();
  }
}

customElements.define('kaam-flow-lanes', FlowLanes);
