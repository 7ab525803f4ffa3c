/** Asks before the page is left while todos wait that are nowhere else yet. */
export function guarded(adding) {
  addEventListener('beforeunload', event => {
    if (adding.waiting.length > 0) event.preventDefault();
  });
  return adding;
}
