import { fits } from './answer.js';
import { calibrationOf } from './calibration.js';
import { scoreOf } from './score.js';

/** How one stands: each answer that still fits its question, scored by what this machine has said of it, and the calibration of all. */
export function standing({ questions }, { answers }, found) {
  const givenTo = question => fits(question, answers[question.id]) ? answers[question.id] : undefined;
  const isAnswered = question => givenTo(question) !== undefined;
  const scoreFor = question => scoreOf(question, givenTo(question), found(question.proof.experiment));
  const calibration = calibrationOf(questions.filter(isAnswered).map(scoreFor));
  return { givenTo, isAnswered, scoreFor, calibration };
}
