import { Model } from './model.js';
import { recall, remember } from './memory.js';

/** One of a few options; this browser remembers which. */
export class Choice extends Model {
  constructor(name, options, usual) {
    super();
    this.name = name;
    this.options = options;
    this.value = options.find(option => option === recall(name)) ?? usual;
  }

  choose(value) {
    this.value = value;
    remember(this.name, value);
    this.changed();
  }
}
