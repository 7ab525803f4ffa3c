import { languageTag, t } from '../i18n/language.js';

/** How the server last answered, for the learner: "Added · answered in 3.1 ms, 201". */
export function answerWords({ what, ms, status }) {
  const round = new Intl.NumberFormat(languageTag(), { maximumFractionDigits: ms < 10 ? 1 : 0 });
  return t('answered', { what: t(`answered.${what}`), ms: round.format(ms), status });
}
