import * as server from '../api/lab.js';
import { Model } from '../shell/model.js';

/** A run, as the server tells it while it goes on. There is one at a time. */
export class LabRun extends Model {
  #source = null;
  /** What the server says of it; null: there is none. */
  about = null;
  /** The plan, each level with the samples that were taken so far. */
  plan = null;
  /** Those that can be watched now. */
  servers = [];
  isStarted = false;
  done = 0;
  all = 0;
  /** How much longer it will take, about, in ms; null before anything is known. */
  left = null;
  isLost = false;

  get isOn() { return this.about?.state === 'running'; }

  /** Throws the problem where it cannot begin. */
  async start(experiment, effort, guess) { this.watch((await server.start(experiment, effort, guess)).content); }

  /** Follows one that has begun, from its beginning. Its end is told by an event `ended`. */
  watch(about) {
    this.#become({ about, plan: null, servers: [], isStarted: false, done: 0, all: 0, left: null, isLost: false });
    this.#source?.close();
    this.#source = new EventSource(`/lab/runs/${about.id}`);
    const on = (name, take) => this.#source.addEventListener(name, ({ data }) => {
      this.isLost = false;
      take(JSON.parse(data));
    });
    on('planned', plan => this.#become({ plan }));
    on('started', ({ servers }) => this.#become({ servers, isStarted: true }));
    on('taken', sample => this.#taken(sample));
    on('left', ({ ms }) => this.#become({ left: ms }));
    on('ended', about => this.#ended(about));
    this.#source.addEventListener('error', () => this.#failed());
  }

  async stop() { if (this.about) await server.stop(this.about.id); }

  #taken({ level, done, all, ...sample }) {
    const levels = this.plan.levels.map(each => each.name === level ? { ...each, samples: [...each.samples ?? [], sample] } : each);
    this.#become({ plan: { ...this.plan, levels }, done, all });
  }

  #ended(about) {
    this.#source.close();
    this.#become({ about, servers: [] });
    this.dispatchEvent(new Event('ended'));
  }

  /** A browser tries again by itself, unless the server said that there is no such run: then it has been started anew meanwhile. */
  #failed() {
    const isGone = this.#source.readyState === EventSource.CLOSED;
    this.#become(isGone ? { about: null, plan: null, servers: [], isLost: true } : { isLost: true });
  }

  #become(changes) {
    Object.assign(this, changes);
    this.changed();
  }
}
