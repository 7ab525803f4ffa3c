import { Notices } from '../shell/notices.js';
import { Adding } from './adding.js';
import { readAddress, writeAddress } from './address.js';
import { Query } from './query.js';
import { Reading } from './reading.js';
import { TodoList } from './todo-list.js';
import { TodoWork } from './todo-work.js';
import { guarded } from './waiting-guard.js';

/** The models of the page of todos, wired to one another. */
export class Desk {
  list = new TodoList();
  query = new Query();
  notices = new Notices();
  reading = new Reading(this.list, this.query, this.notices);
  adding = guarded(new Adding(this.list, this.notices));
  work = new TodoWork(this.list, this.notices);
  models = [this.list, this.query, this.notices, this.adding];

  /** What the address says is looked for. */
  open() { return this.look(readAddress()); }

  look(changes) {
    this.query.become(changes);
    writeAddress(this.query);
    return this.reading.load();
  }
}
