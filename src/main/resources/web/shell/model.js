/** Something that changes and says so. Models know nothing of the DOM. */
export class Model extends EventTarget {
  changed() {
    this.dispatchEvent(new Event('change'));
  }
}
