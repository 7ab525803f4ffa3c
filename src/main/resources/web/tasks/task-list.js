import { Model } from '../shell/model.js';
import { everyTask } from './task-filter.js';

const PAGE = 50;
const MAX = 200;

/** The newest tasks that fit the filter, as they last were. All that is shown is read again and again, so there is an end to it. */
export class TaskList extends Model {
  filter = everyTask;
  limit = PAGE;
  shown = [];
  isLoaded = false;
  hasMore = false;

  get isEmpty() { return this.isLoaded && this.shown.length === 0; }

  /** Whether there are more, and more than the page shows. */
  get isCut() { return this.hasMore && this.limit === MAX; }

  look(filter) {
    this.filter = filter;
    this.limit = PAGE;
    this.changed();
  }

  more() { this.limit = Math.min(MAX, this.limit + PAGE); }

  show({ content, next }) {
    this.shown = content;
    this.hasMore = next !== null;
    this.isLoaded = true;
    this.changed();
  }

  put(task) {
    this.shown = this.shown.map(each => each.id === task.id ? task : each);
    this.changed();
  }
}
