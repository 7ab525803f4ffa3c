import { languageTag, t } from '../i18n/language.js';

/** So many ms are said in seconds. */
export const SECONDS_FROM = 10_000;

/** Three digits, or all of those before the point. */
export const digits = value => new Intl.NumberFormat(languageTag(), {
  maximumFractionDigits: Number.isInteger(value) || Math.abs(value) >= 99.95 ? 0 : Math.abs(value) >= 9.995 ? 1 : 2,
}).format(value);

/** "24.3 ms", "412/s", "3.2×", "37 %"; what is not known is "–". */
export function quantity(value, unit) {
  if (!Number.isFinite(value)) return '–';
  if (unit === 'share') return share(value);
  if (unit === 'ms') {
    return value < SECONDS_FROM ? t('flow.ms', { ms: digits(value) }) : t('flow.seconds', { count: digits(value / 1000) });
  }
  return unit === '/s' ? t('flow.perSecond', { count: digits(value) }) : `${digits(value)}${unit}`;
}

export const share = value => t('lab.percent', { count: digits(Math.abs(value) < .01 ? value * 100 : Math.round(value * 100)) });
