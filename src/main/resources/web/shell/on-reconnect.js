/** A server on this machine comes back without the network having been away, so nobody tells us. */
const ASK_AGAIN_MS = 3_000;

/** Calls `again` whenever the server may be within reach again, for as long as the view is on the page. */
export function onReconnect(view, again) {
  let timer;
  view.addController({
    hostConnected() {
      window.addEventListener('online', again);
      timer = setInterval(again, ASK_AGAIN_MS);
      again();
    },
    hostDisconnected() {
      window.removeEventListener('online', again);
      clearInterval(timer);
    },
  });
}
