import { Model } from '../shell/model.js';
import { placed, without } from './order.js';

/** What the page knows of the todos, and what it shows: the known ones, changed by the wishes not yet answered. */
export class TodoList extends Model {
  #known = [];
  #wishes = new Map();
  isLoaded = false;
  next = null;
  newest = null;

  get shown() {
    return this.#known.map(todo => this.#wishes.has(todo.id) ? { ...todo, ...this.#wishes.get(todo.id) } : todo);
  }

  get isEmpty() { return this.isLoaded && this.#known.length === 0; }

  find(id) { return this.#known.find(todo => todo.id === id); }

  addPage(todos, next) {
    this.#become([...this.#known, ...todos.filter(todo => !this.find(todo.id))]);
    this.isLoaded = true;
    this.next = next;
  }

  put(todo) { this.#become(placed(this.#known, todo)); }

  putNew(todo) {
    this.newest = todo.id;
    this.put(todo);
  }

  drop(id) {
    if (this.newest === id) this.newest = null;
    this.#become(without(this.#known, id));
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

  #become(todos) {
    this.#known = todos;
    this.changed();
  }
}
