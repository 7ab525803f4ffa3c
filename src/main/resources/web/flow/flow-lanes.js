import { html, nothing } from 'lit';
import { t } from '../i18n/language.js';
import { bandsOf, heightOf } from './flow-bands.js';
import { requestAt } from './flow-hit.js';
import { askedBy } from './flow-keys.js';
import { legend } from './flow-legend.js';
import { numberWords } from './flow-ms.js';
import { paint } from './flow-paint.js';
import { paletteOf } from './flow-palette.js';
import { FlowScene } from './flow-scene.js';
import { FlowView } from './flow-view.js';
import { frameWords, requestWords } from './flow-words.js';

/** From this width on, the names of the lanes have a place beside them, in px. */
const WIDE = 640;
const BESIDE = 128;

/** The live lanes, for a pointer and for keys: one bar for each stretch of time that a request spent on a lane. */
class FlowLanes extends FlowView {
  static properties = { flow: {}, look: {}, clock: {}, thinned: { state: true } };
  #scene = new FlowScene();
  #isStale = true;
  #drawnTo = null;
  #view = null;
  #frames;
  #palette;
  #sizes = new ResizeObserver(() => { this.#isStale = true; });
  #themes = new MutationObserver(() => { this.#isStale = true; });
  #calm = matchMedia('(prefers-reduced-motion: reduce)');

  connectedCallback() {
    super.connectedCallback();
    this.#themes.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    this.#frame();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    cancelAnimationFrame(this.#frames);
  }

  render() {
    const pointed = this.flow.find(this.look.pointed);
    return html`
      <div class="flow-picture" role="application" tabindex="0" aria-label=${t('flow.lanes')} aria-describedby="flow-keys"
        @pointermove=${this.#onPointer} @pointerleave=${() => this.#point(null)} @blur=${() => this.#point(null)}
        @click=${this.#onClick} @keydown=${this.#onKey}>
        <canvas aria-hidden="true"></canvas>
        <p class="flow-card" ?hidden=${!pointed} role="status">${pointed && requestWords(pointed, this.flow)}</p>
      </div>
      <p id="flow-keys" class="flow-quiet">${t('flow.lanes.keys')} ${this.thinned} ${this.#leftOut()}</p>
      ${legend(this.flow.state)}`;
  }

  #leftOut() {
    const { leftOut = 0 } = this.flow.state;
    return leftOut > 0 ? t('flow.leftOut', { count: numberWords(leftOut) }) : nothing;
  }

  firstUpdated() { this.#sizes.observe(this.querySelector('.flow-picture')); }

  updated() { this.#isStale = true; }

  #now() { return this.flow.now(this.clock()); }

  /** While it goes on, as smoothly as the browser can; for those who want nothing to move, in steps. */
  #frame = () => {
    this.#frames = requestAnimationFrame(this.#frame);
    if (!this.hasUpdated || !this.flow?.state || document.hidden) return;
    const edge = this.look.end(this.#now());
    const step = this.look.span / 5;
    const to = this.#calm.matches && !this.look.isStill ? Math.ceil(edge / step) * step : edge;
    if (this.#isStale) this.#compose(to);
    else if (to === this.#drawnTo) return;
    this.#draw(to, edge);
  };

  #compose(to) {
    const bands = bandsOf(this.flow);
    const { clientWidth: width } = this.querySelector('.flow-picture');
    const left = width >= WIDE ? BESIDE : 0;
    const from = to - this.look.span;
    this.#scene.make(this.flow.requests, bands, this.look, { from, to, room: width - left });
    const { oneIn, seen } = this.#scene;
    this.thinned = oneIn > 1 ? t('flow.thinned', { count: numberWords(seen), each: oneIn }) : '';
    this.#view = { left, width, height: heightOf(bands), pixels: devicePixelRatio };
  }

  #draw(to, edge) {
    const { left, width, height, pixels } = this.#view;
    const from = to - this.look.span;
    const scale = (width - left) / this.look.span;
    Object.assign(this.#view, { from, to, edge, scale, x: at => left + (at - from) * scale });
    const canvas = this.querySelector('canvas');
    if (this.#isStale) {
      size(canvas, width, height, pixels);
      this.#palette = paletteOf(this.querySelector('.flow-legend'));
    }
    paint(canvas, this.#scene, this.#view,
      { palette: this.#palette, look: this.look, incidents: this.flow.incidents, words: frameWords(this.flow.state) });
    if (this.#isStale && this.look.pointed) this.#placeCard();
    this.#isStale = false;
    this.#drawnTo = to;
  }

  /** Below what is pointed at, within the picture. */
  #placeCard() {
    const card = this.querySelector('.flow-card');
    const bars = this.#scene.bars.filter(({ request }) => request.number === this.look.pointed);
    if (bars.length === 0) return;
    const { x, width, height } = this.#view;
    const foot = Math.max(...bars.map(bar => this.#scene.place(bar).y + this.#scene.place(bar).height));
    const left = Math.max(0, Math.min(x(bars[0].from) - 12, width - card.offsetWidth));
    Object.assign(card.style, { left: `${left}px`, top: `${Math.min(foot + 8, height)}px` });
  }

  #onPointer({ clientX, clientY }) {
    if (!this.#view?.x) return;
    const { left, top } = this.querySelector('canvas').getBoundingClientRect();
    this.#point(requestAt(this.#scene, { x: clientX - left, y: clientY - top }, this.#view.x)?.number ?? null);
  }

  #point(number) { this.look.point(number, this.#now()); }

  #onClick() { if (this.look.pointed !== null) this.#choose(); }

  #choose() { this.look.set({ chosen: this.look.pointed }); }

  #onKey(event) {
    const act = askedBy(event, { look: this.look, now: this.#now(), requests: this.#scene.requests });
    if (!act) return;
    event.preventDefault();
    act();
  }
}

function size(canvas, width, height, pixels) {
  canvas.width = Math.round(width * pixels);
  canvas.height = Math.round(height * pixels);
  canvas.style.blockSize = `${height}px`;
}

customElements.define('kaam-flow-lanes', FlowLanes);
