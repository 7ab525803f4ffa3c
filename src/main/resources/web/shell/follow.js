/** Renders a view again whenever a model changes, for as long as the view is on the page. */
export class Follow {
  #view;
  #model;

  constructor(view, model) {
    this.#view = view;
    this.#model = model;
    view.addController(this);
  }

  hostConnected() { this.#model.addEventListener('change', this); }

  hostDisconnected() { this.#model.removeEventListener('change', this); }

  handleEvent() { this.#view.requestUpdate(); }
}
