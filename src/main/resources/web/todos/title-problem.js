import { t } from '../i18n/language.js';

const TITLE_MAX = 500;

/** What is wrong with a title, as a function that says it in the language of the moment; null where nothing is. */
export function titleProblem(title) {
  const length = [...title].length;
  if (length === 0) return () => t('todo.blank');
  return length > TITLE_MAX ? () => t('todo.tooLong', { max: TITLE_MAX, length }) : null;
}
