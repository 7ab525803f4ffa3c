/** Past this many at once, bars lie on one another. */
const MOST = 64;

/** Where in its lane each bar lies: beside those that are there at the same time. A bar stays where it was, so nothing jumps. */
export class FlowTracks {
  #kept = new Map();

  /**
   * @param bars all that are to be seen, by when they begin
   * @param room how long a bar is at least, with the gap behind it, in µs; two of one request may be nearer
   * @returns the track of each bar by its key
   */
  allot(bars, room) {
    const tracks = new Map();
    const last = [];
    const put = (bar, track) => {
      tracks.set(bar.key, track);
      if (!(endOf(last[track], 0) > endOf(bar, 0))) last[track] = bar;
    };
    const isFree = (track, bar) => endOf(last[track], last[track]?.request === bar.request ? 0 : room) <= bar.from;
    bars.forEach(bar => this.#kept.has(bar.key) && put(bar, this.#kept.get(bar.key)));
    bars.forEach(bar => tracks.has(bar.key) || put(bar, firstOf(track => isFree(track, bar))));
    this.#kept = tracks;
    return tracks;
  }
}

const endOf = (bar, room) => bar ? Math.max(bar.to ?? Infinity, bar.from + room) : -Infinity;

function firstOf(isFree) {
  let track = 0;
  while (track < MOST - 1 && !isFree(track)) track++;
  return track;
}
