import { Model } from '../shell/model.js';
import { perMinute, withReading } from './rate.js';

/** How many tasks there are, of each kind, and how fast they are done. */
export class TaskBoard extends Model {
  #readings = [];
  kinds = [];
  /** The servers that share the database, those that live first. */
  nodes = [];

  /** @param at when it was read, in milliseconds */
  read({ kinds }, nodes, at) {
    const done = Object.fromEntries(kinds.map(({ kind, done }) => [kind, done]));
    this.#readings = withReading(this.#readings, { at, done });
    this.kinds = kinds.map(count => ({ ...count, rate: perMinute(this.#readings, count.kind) }));
    this.nodes = nodes;
    this.changed();
  }

  /** What comes after a while in which nobody looked is not compared with what was before. */
  forgetRates() { this.#readings = []; }

  /** Kinds of which tasks wait that this server does not do. */
  get unknown() { return this.kinds.filter(({ known, ready }) => !known && ready > 0).map(({ kind }) => kind); }
}
