/** A browser may forbid localStorage: then nothing is remembered, and nothing breaks. */
export function recall(name) {
  try {
    return localStorage.getItem(`kaam.${name}`);
  } catch {
    return null;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(`kaam.${name}`, value);
  } catch { /* see above */ }
}
