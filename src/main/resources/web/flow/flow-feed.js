/** After this long without the server, it is tried again. */
const AGAIN_MS = 2_000;

/** The flow as it happens: fills a model from the server's events, and begins again when the connection was lost. */
export class FlowFeed extends EventTarget {
  #flow;
  #clock;
  #address;
  #source = null;
  #timer;
  isLost = false;

  /**
   * @param clock gives the moment in ms
   * @param address of the server; '' for the page's own
   */
  constructor(flow, clock, address = '') {
    super();
    this.#flow = flow;
    this.#clock = clock;
    this.#address = address;
  }

  open() {
    this.close();
    const source = new EventSource(`${this.#address}/flow`);
    let isFirst = true;
    source.addEventListener('flow', ({ data }) => {
      const state = JSON.parse(data);
      if (isFirst) this.#flow.start(state, this.#clock());
      else this.#flow.put(state, this.#clock());
      isFirst = false;
      this.#become(false);
    });
    source.addEventListener('error', () => this.#retry());
    this.#source = source;
  }

  close() {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
  }

  /** The browser would try by itself, but not after every kind of end. */
  #retry() {
    this.close();
    this.#timer = setTimeout(() => this.open(), AGAIN_MS);
    this.#become(true);
  }

  #become(isLost) {
    if (this.isLost === isLost) return;
    this.isLost = isLost;
    this.dispatchEvent(new Event('change'));
  }
}
