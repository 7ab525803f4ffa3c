import { html } from 'lit';
import { View } from '../shell/view.js';
import { paint } from './lab-paint.js';
import { coloursOf } from './plot-colours.js';
import { PlotFrame } from './plot-frame.js';
import { logarithmicTicks, rangeOf } from './lab-range.js';
import { quantity } from './quantity.js';

const HEIGHT = 104;

/** A level on an axis of its own. The table beside it says the same. */
class LabPlot extends View {
  static properties = { level: {}, guess: {} };
  #frame = new PlotFrame(this, () => this.#options());
  #isLogarithmic = null;

  render() { return html`<div class="lab-plot" aria-hidden="true"></div>`; }

  /** An axis is even or logarithmic for the life of a plot. */
  updated() {
    const { isLogarithmic } = this.#range;
    const data = [[0, 1], [0, 0]];
    if (isLogarithmic === this.#isLogarithmic) this.#frame.redraw(data);
    else this.#frame.make(this.querySelector('.lab-plot'), data);
    this.#isLogarithmic = isLogarithmic;
  }

  get #range() { return rangeOf(this.level, this.guess); }

  /** The plot's own ticks of a logarithmic axis are too few where it is short. */
  #options() {
    const { isLogarithmic } = this.#range;
    const ticks = isLogarithmic && { splits: (_, axis, min, max) => logarithmicTicks(min, max), filter: (_, ticks) => ticks };
    const marks = this.closest('.lab-findings').querySelector('.lab-legend');
    const colours = coloursOf(marks);
    return {
      height: HEIGHT,
      padding: [10, 24, 0, 24],
      cursor: { show: false },
      legend: { show: false },
      scales: {
        x: { time: false, distr: isLogarithmic ? 3 : 1, range: () => [this.#range.min, this.#range.max] },
        y: { range: [0, 1] },
      },
      axes: [
        { ...colours.axis, ...ticks, size: 30, space: 70, values: (_, values) => values.map(value => value === null ? '' : quantity(value, this.level.unit)) },
        { show: false },
      ],
      series: [{}, { paths: () => null, points: { show: false } }],
      hooks: { draw: [plot => paint(plot, this.level, this.guess, colours)] },
    };
  }
}

customElements.define('kaam-lab-plot', LabPlot);
