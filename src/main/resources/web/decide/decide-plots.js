import { html } from 'lit';
import { languageTag, t } from '../i18n/language.js';
import { logarithmicTicks, withRoom } from '../lab/lab-range.js';
import { coloursOf } from '../lab/plot-colours.js';
import { PlotFrame } from '../lab/plot-frame.js';
import { digits } from '../lab/quantity.js';
import { View } from '../shell/view.js';
import { sentence } from './sentence.js';

const HEIGHT = 260;
const whats = ['perSecond', 'meanMs'];
/** Those that often lie on another line let it be seen. */
const dashed = ['virtual-threads', 'event-loop'];
const logarithmic = { splits: (_, axis, min, max) => logarithmicTicks(min, max), filter: (_, ticks) => ticks };
/** On a narrow screen the greatest numbers would touch. */
const apart = { ...logarithmic, filter: ({ valToPos }, ticks) => withRoom(ticks, tick => valToPos(tick, 'x'), 40) };

/** What each strategy leads to when fewer come, and when more do. The table has the numbers where they come as asked. */
class DecidePlots extends View {
  static properties = { answer: {}, texts: {} };
  #frames = whats.map(what => new PlotFrame(this, () => this.#options(what)));

  render() {
    const { along } = this.answer.curves;
    return html`
      <section class="decide-plots" aria-labelledby="decide-plots">
        <h2 id="decide-plots">${t(`decide.plots.${along}`)}</h2>
        <ul class="lab-legend" role="list">${this.answer.strategies.map(({ name, label }) => html`
          <li><i class="lab-mark" data-mark=${name}></i> ${sentence(label, this.texts)}</li>`)}
          <li><i class="lab-mark" data-mark="asked"></i> ${t('decide.asked')}</li></ul>
        <div class="decide-pair">${whats.map(what => html`
          <figure><figcaption class="lab-quiet">${t(`decide.plot.${what}`)}</figcaption><div class="decide-plot" aria-hidden="true"></div></figure>`)}
        </div>
      </section>`;
  }

  updated() {
    const places = this.querySelectorAll('.decide-plot');
    const { at, strategies } = this.answer.curves;
    whats.forEach((what, i) => this.#frames[i].make(places[i], [at, ...strategies.map(strategy => strategy[what])]));
  }

  #options(what) {
    const colours = coloursOf(this.querySelector('.lab-legend'));
    const { asked, curves: { along, strategies } } = this.answer;
    const isUsers = along === 'users';
    const isTime = what === 'meanMs' && strategies.some(({ meanMs }) => meanMs.some(ms => ms !== null));
    const short = new Intl.NumberFormat(languageTag(), { notation: 'compact' });
    const values = (_, values) => values.map(value => value === null ? '' : value >= 10_000 ? short.format(value) : digits(value));
    return {
      height: HEIGHT,
      padding: [8, 16, 0, 0],
      cursor: { show: false },
      legend: { show: false },
      scales: { x: { time: false, distr: isUsers ? 3 : 1 }, y: isTime ? { distr: 3 } : { range: (_, min, max) => [0, max * 1.05 || 1] } },
      axes: [{ ...colours.axis, ...isUsers && apart, values, space: 50 }, { ...colours.axis, ...isTime && logarithmic, values, size: 56 }],
      series: [{}, ...strategies.map(({ name }) => ({
        stroke: colours[name], width: 2.5, points: { show: false }, ...dashed.includes(name) && { dash: [10, 8] } }))],
      hooks: { draw: [plot => mark(plot, isUsers ? asked.users : asked.rate, colours.asked)] },
    };
  }
}

/** Where it was asked about. */
function mark({ ctx, bbox, valToPos }, load, colour) {
  ctx.fillStyle = colour;
  ctx.fillRect(Math.round(valToPos(load, 'x', true)), bbox.top, devicePixelRatio, bbox.height);
}

customElements.define('kaam-decide-plots', DecidePlots);
