import uPlot from 'uplot';

/** A plot in a view: as wide as its place, and made anew when the theme changes, since it takes the colours once. */
export class PlotFrame {
  #options;
  #plot = null;
  #place;
  #data;
  #sizes = new ResizeObserver(() => this.#fit());
  #themes = new MutationObserver(() => this.#again());
  #dark = matchMedia('(prefers-color-scheme: dark)');

  /** @param options gives those of the plot, but its width */
  constructor(view, options) {
    this.#options = options;
    view.addController(this);
  }

  make(place, data) {
    this.#plot?.destroy();
    this.#place = place;
    this.#data = data;
    this.#sizes.disconnect();
    this.#sizes.observe(place);
    this.#plot = new uPlot({ ...this.#options(), width: this.#width }, data, place);
  }

  /** Where nothing but what is drawn has changed. */
  redraw(data) {
    this.#data = data;
    this.#plot?.setData(data);
  }

  hostConnected() {
    this.#themes.observe(document.documentElement, { attributeFilter: ['data-theme', 'lang'] });
    this.#dark.addEventListener('change', this.#again);
    if (this.#place) this.#again();
  }

  hostDisconnected() {
    this.#themes.disconnect();
    this.#sizes.disconnect();
    this.#dark.removeEventListener('change', this.#again);
    this.#plot?.destroy();
    this.#plot = null;
  }

  #again = () => this.make(this.#place, this.#data);

  #fit() {
    if (this.#plot && this.#plot.width !== this.#width) this.#plot.setSize({ width: this.#width, height: this.#plot.height });
  }

  get #width() { return Math.max(120, Math.floor(this.#place.getBoundingClientRect().width)); }
}
