import { languageTag } from './language.js';

/** An instant as the person's own clock shows it. */
export const momentWords = instant =>
  new Intl.DateTimeFormat(languageTag(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
