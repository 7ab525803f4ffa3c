import { html } from 'lit';
import { t } from '../i18n/language.js';
import { numberWords } from './flow-ms.js';

/** In a hundredth of its speed a millisecond can be followed by eye. */
const speeds = [.01, .1, .5, 1, 2, 5, 10];

/** Play and pause, where it is, and how fast it goes. */
export const replayControls = (player, look) => html`
  <div class="flow-replay-controls" role="group" aria-label=${t('replay.controls')}>
    <button class="button" @click=${() => look.isPaused ? look.goOn() : look.pause()}>
      ${t(look.isPaused ? 'replay.play' : 'replay.pause')}</button>
    <input type="range" aria-label=${t('replay.at')} min="0" max=${player.length} step="10" .value=${player.at}
      aria-valuetext=${t('flow.seconds', { count: seconds(player.at) })} @input=${({ target }) => player.seek(Number(target.value))}>
    <output>${t('replay.of', { at: seconds(player.at), length: seconds(player.length) })}</output>
    <label>${t('replay.speed')}
      <select class="field" @change=${({ target }) => player.hurry(Number(target.value))}>
        ${speeds.map(speed => html`
          <option value=${speed} ?selected=${speed === player.speed}>${t('replay.times', { count: numberWords(speed, 2) })}</option>`)}
      </select></label>
  </div>`;

const seconds = ms => numberWords(ms / 1000, 1);
