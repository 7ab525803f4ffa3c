import { languageTag, t } from '../i18n/language.js';
import { dueWords } from './due.js';
import { remindWords, repeatWords } from './plan-words.js';

const values = {
  completed: isDone => t(isDone ? 'value.yes' : 'value.no'),
  due: due => dueWords(due, languageTag()),
  remind: remindWords,
  repeat: repeatWords,
  tags: tags => tags.join(', '),
};

const unsaid = ['completedAt', 'next'];

/**
 * What an update changed, a line for each field. When it was completed goes without saying: the change has its
 * time; and so does which todo came of that.
 */
export function changeWords({ kind, fields }) {
  if (kind !== 'updated') return [];
  return Object.entries(fields)
    .filter(([name, change]) => !unsaid.includes(name) && 'before' in change)
    .map(([name, { before, after }]) => t('history.change', {
      field: t(`field.${name}`), before: valueWords(name, before), after: valueWords(name, after),
    }));
}

const valueWords = (name, value) => value === null || value.length === 0 ? t('value.none') : values[name]?.(value) ?? value;
