/** Work with the same key runs one piece after another, in the order it came. A failure does not stop the next. */
export class Turns {
  #last = new Map();

  take(key, work) {
    const turn = Promise.resolve(this.#last.get(key)).then(() => work());
    const over = turn.catch(() => {}).then(() => {
      if (this.#last.get(key) === over) this.#last.delete(key);
    });
    this.#last.set(key, over);
    return turn;
  }
}
