/** A new Idempotency-Key. On plain HTTP from another machine a browser has no randomUUID. */
export const newKey = () => crypto.randomUUID?.() ?? crypto.getRandomValues(new Uint32Array(4)).join('-');
