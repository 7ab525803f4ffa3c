import { rightBand } from './band.js';

/** The same as `Score` on the server; a test compares them. `report` is that of the proving experiment, or null. */
export const scoreOf = ({ number, choice, proof }, given, report) =>
  number ? ofNumber(number, rightBand(number, proof, report), given) : ofChoice(choice, given);

function ofChoice({ options, right }, { answer, confidence }) {
  const isRight = answer === right;
  return { right: isRight, confidence, penalty: penalty(options.length, isRight, confidence), off: isRight ? 0 : 1 };
}

function ofNumber(number, near, { answer, confidence }) {
  const right = answer >= near.low && answer <= near.high;
  return { right, confidence, penalty: penalty(2, right, confidence), off: off(number, near, answer) };
}

/** Half of what G. W. Brier wrote. */
function penalty(answers, right, confidence) {
  const other = (1 - confidence) / (answers - 1);
  const sum = right
    ? (1 - confidence) ** 2 + (answers - 1) * other ** 2
    : confidence ** 2 + (1 - other) ** 2 + (answers - 2) * other ** 2;
  return sum / 2;
}

function off({ logarithmic, min, max }, { low, high }, guess) {
  const nearest = Math.min(high, Math.max(low, guess));
  return logarithmic ? Math.max(guess / nearest, nearest / guess) : Math.abs(guess - nearest) / (max - min);
}
