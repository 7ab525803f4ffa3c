/** Why the server did not do it, in its own words (RFC 9457). Status 0: no answer came at all. */
export class Problem extends Error {
  constructor({ status = 0, title, detail, errors = [] }, options) {
    super(detail ?? title ?? '', options);
    this.name = 'Problem';
    this.status = status;
    this.errors = errors;
  }

  get isUnanswered() { return this.status === 0; }

  get isBusy() { return this.status === 503; }

  /** Whether the same may work in a moment. */
  get isPassing() { return this.isUnanswered || this.isBusy; }

  get isStale() { return this.status === 412; }

  get isGone() { return this.status === 404 || this.status === 409 || this.status === 410; }
}
