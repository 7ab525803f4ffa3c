import { Model } from '../shell/model.js';
import { newer, placed, without } from './order.js';

/** What the page knows of the todos, and what it shows: the known ones, changed by the wishes not yet answered. */
export class TodoList extends Model {
  #known = [];
  #wishes = new Map();
  isLoaded = false;
  next = null;
  total = null;
  newest = null;
  returned = null;

  get shown() {
    return this.#known.map(todo => this.#wishes.has(todo.id) ? { ...todo, ...this.#wishes.get(todo.id) } : todo);
  }

  get isEmpty() { return this.isLoaded && this.#known.length === 0; }

  find(id) { return this.#known.find(todo => todo.id === id); }

  /** A first page takes the place of what was shown. */
  showFirst({ content, next, total }) {
    this.#become(content.map(todo => newer(todo, this.find(todo.id))), { isLoaded: true, next, total });
  }

  showMore({ content, next, total }) {
    this.#become([...this.#known, ...content.filter(todo => !this.find(todo.id))], { next, total });
  }

  put(todo) {
    const known = placed(this.#known, todo);
    this.#become(known, { total: this.#totalWith(known) });
  }

  putNew(todo) {
    this.newest = todo.id;
    this.put(todo);
  }

  /** Back from the trash: the focus goes there. */
  putBack(todo) {
    this.returned = todo.id;
    this.put(todo);
  }

  drop(id) {
    if (this.newest === id) this.newest = null;
    if (this.returned === id) this.returned = null;
    const known = without(this.#known, id);
    this.#become(known, { total: this.#totalWith(known) });
  }

  /** Shows the todo as if the patch were true already. Call what it returns when the answer, whichever, is known. */
  wish(id, patch) {
    this.#wishes.set(id, patch);
    this.changed();
    return () => {
      if (this.#wishes.get(id) === patch) this.#wishes.delete(id);
      this.changed();
    };
  }

  #totalWith(known) {
    return this.total === null ? null : this.total + known.length - this.#known.length;
  }

  #become(todos, others) {
    this.#known = todos;
    Object.assign(this, others);
    this.changed();
  }
}
