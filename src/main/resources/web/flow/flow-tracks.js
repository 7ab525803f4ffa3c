/** Past this many at once, bars lie on one another. */
const MOST = 64;

/** Where in its lane each bar lies: beside those that are there at the same time. A bar stays where it was, so nothing jumps. */
export class FlowTracks {
  #kept = new Map();

  /**
   * @param bars all that are to be seen, by when they begin
   * @param room how long a bar is at least, with the gap behind it, in µs
   * @returns the track of each bar by its key
   */
  allot(bars, room) {
    const tracks = new Map();
    const free = [];
    const put = (bar, track) => {
      tracks.set(bar.key, track);
      free[track] = Math.max(free[track] ?? 0, endOf(bar, room));
    };
    bars.forEach(bar => this.#kept.has(bar.key) && put(bar, this.#kept.get(bar.key)));
    bars.forEach(bar => tracks.has(bar.key) || put(bar, firstFree(free, bar.from)));
    this.#kept = tracks;
    return tracks;
  }
}

const endOf = ({ from, to }, room) => Math.max(to ?? Infinity, from + room);

function firstFree(free, from) {
  for (let track = 0; track < MOST - 1; track++) if ((free[track] ?? 0) <= from) return track;
  return MOST - 1;
}
