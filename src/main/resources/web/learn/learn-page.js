import { html } from 'lit';
import * as server from '../api/lab.js';
import { Problem } from '../api/problem.js';
import { language, t } from '../i18n/language.js';
import { LabModel } from '../lab/lab-model.js';
import { LabRun } from '../lab/lab-run.js';
import { LabTexts } from '../lab/lab-texts.js';
import { Follow } from '../shell/follow.js';
import { noticeBar } from '../shell/notice-bar.js';
import { Notices } from '../shell/notices.js';
import { onReconnect } from '../shell/on-reconnect.js';
import { orWarn } from '../shell/or-warn.js';
import { View } from '../shell/view.js';
import { CourseModel } from './course-model.js';
import { headingOf, placeIn } from './learn-address.js';
import { learnCourse } from './learn-course.js';
import { Progress } from './progress.js';
import { standing } from './standing.js';

/** The self-check: the course, its questions, and runs of the lab that prove the answers. */
class LearnPage extends View {
  static properties = { asksReset: { state: true } };
  #courses = new CourseModel();
  #progress = new Progress();
  #lab = new LabModel();
  #run = new LabRun();
  #texts = new LabTexts();
  #notices = new Notices();
  #reports = new Map();
  #wasOn = false;
  #sought = null;
  #isLoaded = false;

  constructor() {
    super();
    [this.#courses, this.#progress, this.#lab, this.#texts, this.#notices].forEach(model => new Follow(this, model));
    this.#run.addEventListener('change', () => this.#onRun());
    this.#run.addEventListener('ended', () => orWarn(this.#notices, () => this.#ended()));
    this.#lab.addEventListener('change', () => this.#reports.clear());
    language.addEventListener('change', () => this.#load());
    onReconnect(this, () => this.#load());
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('hashchange', this.#onHash);
    window.addEventListener('storage', this.#readAgain);
    this.#readAgain();
    this.#sought = placeIn(location.hash) ?? 'page';
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.#onHash);
    window.removeEventListener('storage', this.#readAgain);
  }

  render() {
    const course = this.#courses.in(language.value);
    return html`
      <h1 class="lab-heading" id="learn-page" tabindex="-1">${course?.title ?? t('nav.learn')}</h1>
      ${course ? html`<p>${course.subtitle}</p> ${this.#course(course)}` : html`<p role="status">${t('learn.away')}</p>`}
      ${noticeBar(this.#notices)}`;
  }

  updated() { this.#goTo(); }

  #course = course => learnCourse(course, standing(course, this.#progress, this.#found), this.#all(course));

  #all = course => ({
    count: course.questions.length,
    progress: this.#progress,
    lab: this.#lab,
    found: this.#found,
    run: this.#run,
    texts: this.#texts,
    asksReset: this.asksReset,
    askReset: asks => { this.asksReset = asks; },
    rendered: () => this.updateComplete,
    start: experiment => orWarn(this.#notices, () => this.#run.start(experiment, 'quick', null)),
    stop: () => orWarn(this.#notices, () => this.#run.stop()),
  });

  /** A server that is away is asked again every few seconds, and what was kept can be read meanwhile. */
  async #load() {
    try {
      await this.#courses.load(language.value);
      if (this.#isLoaded) return;
      const running = await this.#lab.load();
      if (running && !this.#run.isOn) this.#run.watch(running);
      await Promise.all(this.#lab.experiments.map(({ name }) => this.#texts.load(name)));
      this.#isLoaded = true;
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      await Promise.allSettled(this.#lab.experiments.map(({ name }) => this.#texts.load(name)));
    }
  }

  /** Of a run, only its beginning and its end concern the whole page. */
  #onRun() {
    if (this.#run.isOn === this.#wasOn) return;
    this.#wasOn = this.#run.isOn;
    this.requestUpdate();
  }

  async #ended() {
    const { content } = await server.find(this.#run.about.id);
    if (content.report) this.#lab.keep(content.report);
  }

  #onHash = () => {
    if (!location.hash.startsWith('#learn')) return;
    this.#sought = placeIn(location.hash) ?? 'page';
    this.#goTo();
  };

  /** Another page or another window may have answered, or have run an experiment. */
  #readAgain = () => {
    this.#reports.clear();
    this.#progress.readAgain();
  };

  /** What an experiment found last, in this browser. Read once, since it is asked for with each sample of a run. */
  #found = experiment => {
    if (!this.#reports.has(experiment)) this.#reports.set(experiment, this.#lab.found(experiment));
    return this.#reports.get(experiment);
  };

  /** To where the address leads, as soon as that is there. */
  async #goTo() {
    if (!this.#sought) return;
    await Promise.all([...this.querySelectorAll('kaam-learn-card')].map(card => card.updateComplete));
    const heading = this.#sought && this.querySelector(`#${headingOf(this.#sought)}`);
    if (!heading) return;
    this.#sought = null;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView();
  }
}

customElements.define('kaam-learn', LearnPage);
