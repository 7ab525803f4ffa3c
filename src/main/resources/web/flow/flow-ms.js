import { languageTag } from '../i18n/language.js';

/** A span of µs as ms, to two places where it is short, as "0.04", "1.9", "212". */
export function msWords(span) {
  const ms = span / 1000;
  return numberWords(ms, ms < 1 ? 2 : ms < 100 ? 1 : 0);
}

/** A number with at most so many places. */
export const numberWords = (number, places = 0) =>
  new Intl.NumberFormat(languageTag(), { maximumFractionDigits: places }).format(number);
