/** A slider has so many steps, whatever it is about. */
export const STEPS = 1_000;

/** The value at a step of the slider, with no more digits than a guess has. */
export function valueAt(step, { min, max, logarithmic }) {
  const part = step / STEPS;
  return rounded(logarithmic ? min * (max / min) ** part : min + (max - min) * part, min, max);
}

/** The step that is nearest to a value. */
export function stepOf(value, { min, max, logarithmic }) {
  const part = logarithmic ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
  return Math.round(STEPS * Math.min(1, Math.max(0, part)));
}

function rounded(value, min, max) {
  return Math.min(max, Math.max(min, Number(value.toPrecision(value >= 100 ? 3 : 2))));
}
