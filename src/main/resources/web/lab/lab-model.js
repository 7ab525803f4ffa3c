import * as server from '../api/lab.js';
import { Model } from '../shell/model.js';
import { kept, keep } from './kept.js';

/** Which experiments there are, and what each has found last. What was found is kept by this browser, and can be read without a server. */
export class LabModel extends Model {
  experiments = kept('lab-list') ?? [];
  /** Whether this server runs experiments; null as long as it has not said. */
  runs = null;

  /** Asks the server; the run that is under way there, or undefined. */
  async load() {
    const { content } = await server.list();
    this.experiments = content.experiments;
    this.runs = content.runs;
    keep('lab-list', content.experiments);
    this.changed();
    return content.last.find(({ state }) => state === 'running');
  }

  plan(experiment, effort) { return this.experiments.find(({ name }) => name === experiment)?.plans[effort]; }

  found(experiment) { return kept(`lab.found.${experiment}`); }

  /** Keeps a report, without the records behind its samples: a browser keeps a few megabytes only. */
  keep(report) {
    const levels = report.levels.map(level => ({ ...level, samples: level.samples?.map(brief) }));
    keep(`lab.found.${report.experiment}`, { ...report, levels });
    this.changed();
  }
}

const brief = ({ value, others, thrown }) => ({ value, others, thrown });
