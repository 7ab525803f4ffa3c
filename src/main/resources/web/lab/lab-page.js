import { html } from 'lit';
import * as server from '../api/lab.js';
import { Problem } from '../api/problem.js';
import { Follow } from '../shell/follow.js';
import { noticeBar } from '../shell/notice-bar.js';
import { Notices } from '../shell/notices.js';
import { onReconnect } from '../shell/on-reconnect.js';
import { orWarn } from '../shell/or-warn.js';
import { View } from '../shell/view.js';
import { Guess } from './guess.js';
import { experimentIn } from './lab-address.js';
import { effort, experiment } from './lab-experiment.js';
import { labList } from './lab-list.js';
import { LabModel } from './lab-model.js';
import { LabRun } from './lab-run.js';
import { LabTexts } from './lab-texts.js';

/** The page of the lab: all experiments, or one. */
class LabPage extends View {
  static properties = { name: { state: true } };
  #lab = new LabModel();
  #run = new LabRun();
  #texts = new LabTexts();
  #guess = new Guess();
  #notices = new Notices();
  #all = {
    lab: this.#lab,
    run: this.#run,
    texts: this.#texts,
    guess: this.#guess,
    start: (effort, guess) => orWarn(this.#notices, () => this.#run.start(this.name, effort, guess)),
    stop: () => orWarn(this.#notices, () => this.#run.stop()),
  };

  constructor() {
    super();
    [this.#lab, this.#run, this.#texts, this.#guess, this.#notices, effort].forEach(model => new Follow(this, model));
    this.#run.addEventListener('ended', () => orWarn(this.#notices, () => this.#ended()));
    onReconnect(this, () => this.#lab.runs === null && this.#load());
    this.name = experimentIn(location.hash);
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('hashchange', this.#onHash);
    this.#onHash();
    this.#focus();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#onHash);
  }

  render() {
    const { name } = this;
    const known = this.#lab.experiments.some(each => each.name === name);
    return html`
      ${known ? experiment(name, this.#all) : labList(this.#lab, this.#texts, this.#run, name)}
      ${noticeBar(this.#notices)}`;
  }

  /** A server that is away is asked again every few seconds, and what was kept can be read meanwhile. */
  async #load() {
    try {
      const running = await this.#lab.load();
      if (running && !this.#run.isOn) this.#run.watch(running);
      await Promise.all(this.#lab.experiments.map(({ name }) => this.#texts.load(name)));
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      await Promise.allSettled(this.#lab.experiments.map(({ name }) => this.#texts.load(name)));
    }
  }

  async #ended() {
    const { content } = await server.find(this.#run.about.id);
    if (content.report) this.#lab.keep(content.report);
  }

  #onHash = () => {
    if (!location.hash.startsWith('#lab')) return;
    const name = experimentIn(location.hash);
    if (name === this.name) return;
    this.name = name;
    this.#focus();
  };

  async #focus() {
    await this.updateComplete;
    this.querySelector('h1')?.focus();
    window.scrollTo(0, 0);
  }
}

customElements.define('kaam-lab', LabPage);
