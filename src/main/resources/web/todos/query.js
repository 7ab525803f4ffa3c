import { Model } from '../shell/model.js';

/** Which todos a person looks for. */
export class Query extends Model {
  words = '';
  show = 'all';
  tag = '';
  isUnsearchable = false;

  get isBlank() { return !this.words.trim() && this.show === 'all' && !this.tag; }

  become(changes) {
    Object.assign(this, changes);
    this.changed();
  }
}

export const shows = ['all', 'open', 'done', 'today', 'overdue'];
export const everything = { words: '', show: 'all', tag: '' };
