/** How near is near enough, in px. */
const NEAR = 4;

/** The request whose bar is at a point, or the nearest to it; null where there is none. `x` turns µs into px. */
export function requestAt(scene, point, x) {
  let best = null;
  let distance = NEAR;
  for (const bar of scene.bars) {
    const { y, height } = scene.place(bar);
    const far = Math.max(
      outside(point.x, x(bar.from), Math.max(x(bar.from) + 2, bar.to === null ? Infinity : x(bar.to))),
      outside(point.y, y, y + height));
    if (far < distance) [best, distance] = [bar.request, far];
  }
  return best;
}

const outside = (at, from, to) => Math.max(from - at, at - to, 0);
