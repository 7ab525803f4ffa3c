import { t } from './language.js';

/** What to tell a person about a problem: our own words where we have some, and else the server's. */
export function problemWords({ isUnanswered, isBusy, isStale, isGone, errors, message, status }) {
  if (isUnanswered) return t('problem.unreachable');
  if (isBusy) return t('problem.busy');
  if (isStale) return t('problem.changed');
  if (isGone) return t('problem.gone');
  return errors.map(fieldWords).join(' ') || message || t('problem.unknown', { status });
}

/** "/tags/3" is about the tags. */
function fieldWords({ pointer, detail }) {
  const field = t(`field.${pointer.split('/')[1]}`);
  return t('problem.field', { field, detail });
}
