import { html, nothing } from 'lit';
import { t } from '../i18n/language.js';
import { Choice } from '../shell/choice.js';
import { guessField } from './guess-field.js';
import { findings } from './lab-findings.js';
import { progress } from './lab-progress.js';
import './lab-servers.js';

export const effort = new Choice('lab.effort', ['quick', 'full'], 'quick');

/** One experiment: what it asks, your guess, its run, and what it found last. */
export function experiment(name, all) {
  const { lab, run, texts } = all;
  const plan = lab.plan(name, effort.value);
  const isOn = run.isOn && run.about.experiment === name;
  const report = lab.found(name);
  return html`
    <p><a class="lab-back" href="#lab">${t('lab.all')}</a></p>
    <h1 class="lab-heading" tabindex="-1">${texts.title(name)}</h1>
    <p class="lab-question">${texts.words(name, 'question', plan)}</p>
    ${isOn ? live(name, all) : ask(name, plan, all)}
    ${!isOn && report ? findings(report, texts) : nothing}`;
}

function live(name, { run, texts, stop }) {
  return html`
    ${progress(run, stop)}
    <kaam-lab-servers .servers=${run.servers}></kaam-lab-servers>
    ${run.plan ? findings({ ...run.plan, guess: run.about.guess }, texts) : nothing}`;
}

function ask(name, plan, all) {
  const { lab, run, texts, guess, start } = all;
  const submit = event => {
    event.preventDefault();
    start(effort.value, guess.of(name));
  };
  return html`
    <form class="lab-ask" @submit=${submit}>
      ${guessField(texts.words(name, 'ask', plan), scaleOf(plan), guess.of(name), value => guess.make(name, value))}
      <div class="lab-start">
        ${efforts(name, guess)}
        <button class="button" ?disabled=${!lab.runs || run.isOn}>${t('lab.run')}</button>
        ${guess.of(name) === null ? html`<span class="lab-quiet">${t('lab.guess.first')}</span>` : nothing}
      </div>
      <p class="lab-quiet" role="status">${stateWords(name, all)}</p>
    </form>`;
}

const scaleOf = ({ ask, levels }) => ({ ...ask, unit: levels.find(({ name }) => name === ask.level).unit });

/** With more effort there is more of everything: what was guessed of less is no guess any more. */
const efforts = (name, guess) => html`
  <fieldset class="shows"><legend class="visually-hidden">${t('lab.effort')}</legend>
    ${effort.options.map(option => html`
      <label class="show"><input class="visually-hidden" type="radio" name="lab-effort" .checked=${effort.value === option}
        @change=${() => { effort.choose(option); guess.make(name, null); }}><span>${t(`lab.effort.${option}`)}</span></label>`)}
  </fieldset>`;

/** Why it cannot be run now, or what became of it when it last was. */
function stateWords(name, { lab, run, texts }) {
  if (lab.runs === null) return t('lab.away');
  if (!lab.runs) return t('lab.notHere');
  if (run.isOn) return html`${t('lab.other')} <a href=${`#lab/${run.about.experiment}`}>${texts.title(run.about.experiment)}</a>`;
  if (run.isLost) return t('lab.lost');
  if (run.about?.experiment !== name || run.about.state === 'ended') return t('lab.alone');
  return run.about.state === 'stopped' ? t('lab.stopped') : run.about.problem;
}
