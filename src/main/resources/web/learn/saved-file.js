import { seen } from './proof.js';

/** What was answered and done, with what came of it. `bin/kaam learn` reads the answers too. */
export function fileOf({ questions }, { progress, found }, { givenTo, isAnswered, scoreFor, calibration }) {
  const answers = questions.filter(isAnswered).map(question => {
    const { right, penalty } = scoreFor(question);
    return [question.id, { ...givenTo(question), ...measured(question, found), question: question.question, right, penalty }];
  });
  return JSON.stringify({ answers: Object.fromEntries(answers), done: progress.done, calibration }, null, 2);
}

function measured({ number, proof }, found) {
  const band = number && seen(proof, found(proof.experiment), number.answer);
  return band ? { seen: [band.low, band.high] } : {};
}

/** Hands a file to the browser, which saves it where it saves files. */
export function save(name, text) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}
