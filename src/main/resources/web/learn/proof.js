/** The same as `Proof` on the server, so that it can be read without one; a test compares them. */

const names = { agrees: 'confirms', differs: 'contradicts', unclear: 'nothing' };
const worst = ['contradicts', 'nothing', 'confirms'];

/** What a run says of an answer: confirms, contradicts, nothing; or refused; null where there was none. */
export function says({ levels }, report) {
  if (!report) return null;
  if (report.verdict === 'refused') return 'refused';
  const said = levels.map(name => names[levelIn(report, name)?.agreement] ?? 'nothing');
  return worst.find(each => said.includes(each));
}

/** What was measured, in the numbers of the question, from its low to its high; null where nothing clear was. */
export function seen(proof, report, answer) {
  const level = carrying(proof, report);
  if (!level || level.agreement === 'unclear' || !Number.isFinite(level.median)) return null;
  const ends = [level.low, level.high].map(value => carried(proof.carry, answer, level.law.value, value));
  return { low: Math.min(...ends), high: Math.max(...ends) };
}

/** The level of which a number is carried over; undefined where there is nothing to carry. */
export const carrying = ({ carry, levels }, report) =>
  carry && report && report.verdict !== 'refused' ? levelIn(report, levels[0]) : undefined;

/** A measurement of an experiment, whose law says `law`, in the numbers of a question with this answer. */
export const carried = (carry, answer, law, value) => ({
  times: answer * value / law,
  inverse: answer * law / value,
  plus: answer + value - law,
}[carry]);

const levelIn = (report, name) => report.levels.find(level => level.name === name);
