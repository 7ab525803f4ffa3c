import { rightBand } from './band.js';
import { carried, carrying } from './proof.js';

/** A level as the lab draws it, on the axis of the question: its law, what counts as right, and each measurement carried over. */
export function axis({ number, proof }, report) {
  const { unit, answer } = number;
  const law = { value: answer, ...rightBand(number, proof, report) };
  const level = carrying(proof, report);
  if (!level) return { unit, law };
  const over = value => Number.isFinite(value) ? carried(proof.carry, answer, level.law.value, value) : null;
  const [low, high] = [over(level.low), over(level.high)].sort((a, b) => a - b);
  const samples = level.samples.map(sample => ({ ...sample, value: over(sample.value) }));
  return { unit, law, median: over(level.median), low, high, samples };
}
