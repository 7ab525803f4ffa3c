import { languageTag, t } from './language.js';

const units = [['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1]];

/** How long, in the largest unit that fits: "2 min", "3 hr". */
export function spanWords(ms) {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const [unit, size] = units.find(([, size]) => seconds >= size) ?? units.at(-1);
  return new Intl.NumberFormat(languageTag(), { style: 'unit', unit, unitDisplay: 'short' })
    .format(Math.floor(seconds / size));
}

/** Between an instant and now, whichever comes first. */
export const spanTo = (instant, now) => spanWords(Math.abs(new Date(instant) - now));
