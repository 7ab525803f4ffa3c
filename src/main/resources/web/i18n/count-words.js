import { languageTag, t } from './language.js';

/** "1 todo", "2,300 todos". */
export function countWords(count) {
  const rule = new Intl.PluralRules(languageTag()).select(count);
  return t(`count.${rule}`, { count: new Intl.NumberFormat(languageTag()).format(count) });
}
