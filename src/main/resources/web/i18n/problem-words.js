import { t } from './language.js';

/** What to tell a person about a problem: the server's words, and our own only where it could not speak. */
export function problemWords(problem, pointer) {
  if (problem.isUnanswered) return t('problem.unreachable');
  if (problem.isStale) return t('problem.changed');
  return problem.about(pointer) || problem.message || t('problem.unknown', { status: problem.status });
}
