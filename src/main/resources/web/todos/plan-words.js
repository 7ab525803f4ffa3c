import { t } from '../i18n/language.js';
import { momentWords } from '../i18n/moment.js';
import { reminders, repetitions } from './plan.js';

/** When an e-mail comes: one of those that can be chosen, or as it is. */
export const remindWords = ({ before, at }) =>
  at ? momentWords(at) : reminders.includes(before) ? t(`remind.${before}`) : t('remind.before', { before });

/** How a todo comes again: one of those that can be chosen, or the rule as it is. */
export const repeatWords = ({ rule }) => rule in repetitions ? t(`repeat.${repetitions[rule]}`) : rule;
