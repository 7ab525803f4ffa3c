import { recall, remember } from '../shell/memory.js';

/** A value that this browser keeps, so that it can be read without a server; null where there is none. */
export function kept(name) {
  try {
    return JSON.parse(recall(name));
  } catch {
    return null;
  }
}

export const keep = (name, value) => remember(name, JSON.stringify(value));
