/** Takes the step at once, and again `ms` after each end of it, while the view is on the page and the page is seen. */
export function whileSeen(view, step, ms) {
  let timer;
  let isBusy = false;

  async function turn() {
    clearTimeout(timer);
    if (isBusy || document.hidden || !view.isConnected) return;
    isBusy = true;
    try {
      await step();
    } finally {
      isBusy = false;
      timer = setTimeout(turn, ms);
    }
  }

  view.addController({
    hostConnected() {
      document.addEventListener('visibilitychange', turn);
      turn();
    },
    hostDisconnected() {
      document.removeEventListener('visibilitychange', turn);
      clearTimeout(timer);
    },
  });
}
