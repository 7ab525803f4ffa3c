/** Calls `press` for each key, wherever the focus is, for as long as the view is on the page. */
export const onPageKeys = (view, press) => view.addController({
  hostConnected: () => document.addEventListener('keydown', press),
  hostDisconnected: () => document.removeEventListener('keydown', press),
});
