import { seen } from './proof.js';

/** The same as `Band` on the server; a test compares them. */
const NEAR_FACTOR = 1.25;
const NEAR_SHARE = .02;

/** Where a guess counts as right: at the answer of the law, at what was measured, between them, and near that. `report` may be null. */
export function rightBand(number, proof, report) {
  const { answer, min, max, logarithmic } = number;
  const measured = seen(proof, report, answer) ?? { low: answer, high: answer };
  const low = Math.min(answer, measured.low);
  const high = Math.max(answer, measured.high);
  const slack = NEAR_SHARE * (max - min);
  return logarithmic ? { low: low / NEAR_FACTOR, high: high * NEAR_FACTOR } : { low: low - slack, high: high + slack };
}
