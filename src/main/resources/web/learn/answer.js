/** Whether what was kept still answers the question: the program may have become another meanwhile. */
export function fits({ number, choice }, given) {
  if (!(given?.confidence >= 0 && given.confidence <= 1)) return false;
  const { answer } = given;
  return number
    ? typeof answer === 'number' && answer >= number.min && answer <= number.max
    : choice.options.some(({ id }) => id === answer);
}

const levels = [.1, .3, .5, .7, .9, 1];

/** How sure one may be: of one of three, hardly less than a third. */
export const confidences = ({ choice }) => choice ? levels.filter(level => level >= .8 / choice.options.length) : levels;
