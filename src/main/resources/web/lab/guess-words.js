import { t } from '../i18n/language.js';
import { digits, quantity } from './quantity.js';

/** So near is near enough for a guess. */
const NEAR = 1.25;

/** How a guess stands to what was measured; '' where there was none. */
export function compared({ ask, guess, levels }) {
  const { median, unit } = levels.find(({ name }) => name === ask.level);
  if (!Number.isFinite(guess) || !Number.isFinite(median)) return '';
  const values = { guess: quantity(guess, unit), median: quantity(median, unit) };
  const [less, more] = [guess, median].sort((a, b) => a - b);
  if (less <= 0) return t('lab.guess.was', values);
  const times = more / less;
  if (times <= NEAR) return t('lab.guess.near', values);
  return t(guess > median ? 'lab.guess.over' : 'lab.guess.under', { ...values, times: digits(times) });
}
