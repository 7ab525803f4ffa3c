import { Problem } from '../api/problem.js';
import { t } from '../i18n/language.js';
import { problemWords } from '../i18n/problem-words.js';

/** Does the work. A problem is told at the foot of the page, with the offer to try again where that may help. */
export async function orWarn(notices, work, again) {
  try {
    return await work();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    const offer = again && problem.isPassing && { words: () => t('retry'), run: again };
    notices.warn(() => problemWords(problem), offer);
  }
}
