/** Why the server did not do it, in its own words (RFC 9457). Status 0: no answer came at all. */
export class Problem extends Error {
  constructor({ status = 0, title, detail, errors = [] }, options) {
    super(detail ?? title ?? '', options);
    this.name = 'Problem';
    this.status = status;
    this.errors = errors;
  }

  get isUnanswered() { return this.status === 0; }

  get isStale() { return this.status === 412; }

  get isGone() { return this.status === 404 || this.status === 410; }

  /** What is wrong with one field, named by its JSON Pointer. */
  about(pointer) {
    return this.errors.find(error => error.pointer === pointer)?.detail;
  }
}
