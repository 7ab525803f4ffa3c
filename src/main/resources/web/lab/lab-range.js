/** Beyond this, the least and the most cannot both be seen on an even axis. */
const WIDE = 12;

/** The part of an axis that shows all that counts of a level: `{ min, max, isLogarithmic }`. None of our units goes below 0. */
export function rangeOf({ law, low, high, samples = [] }, guess) {
  const counting = samples.filter(({ thrown }) => !thrown).map(({ value }) => value);
  const values = [law.value, law.low, law.high, low, high, guess, ...counting].filter(Number.isFinite);
  const positive = Math.min(...values.filter(value => value > 0));
  const least = Math.max(0, Math.min(...values));
  const most = Math.max(...values);
  const mustBeSeen = Math.min(...[law.value, ...counting].filter(Number.isFinite));
  if (mustBeSeen > 0 && most / positive > WIDE) return { min: positive / 1.3, max: most * 1.3, isLogarithmic: true };
  const room = (most - least || Math.abs(most) || 1) * .08;
  return { min: Math.max(0, least - room), max: most + room, isLogarithmic: false };
}

/** 1, 2, 5, 10, 20, 50, … within a range. */
export function logarithmicTicks(min, max) {
  const ticks = [];
  for (let decade = 10 ** Math.floor(Math.log10(min)); decade <= max; decade *= 10) ticks.push(decade, 2 * decade, 5 * decade);
  return ticks.filter(tick => tick >= min && tick <= max);
}

/** Null for each tick that lies nearer than `room` to the last one that is kept, seen from the end: the last is always kept. */
export function withRoom(ticks, placeOf, room) {
  let last = Infinity;
  return ticks.toReversed().map(tick => {
    const place = placeOf(tick);
    if (last - place < room) return null;
    last = place;
    return tick;
  }).toReversed();
}
