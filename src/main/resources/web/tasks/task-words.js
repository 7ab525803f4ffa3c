import { t } from '../i18n/language.js';
import { spanTo } from '../i18n/span.js';

/** A kind that has no words of its own is called by its name. */
export function kindWords(kind) {
  const words = t(`task.kind.${kind}`);
  return words === `task.kind.${kind}` ? kind : words;
}

export const stateWords = state => t(`task.state.${state}`);

/** Why tasks of a kind wait that this server does not do, and what to do about it. */
export function alarmWords(kind) {
  const words = t(`task.alarm.${kind}`);
  return words === `task.alarm.${kind}` ? t('task.alarm', { kind }) : words;
}

/** What is next for a task, or what became of it. */
export function fateWords({ state, runAt, startedAt, endedAt, attempts }, now) {
  const waits = new Date(runAt) <= now;
  switch (state) {
    case 'ready':
      if (waits) return t('task.waits', { span: spanTo(runAt, now) });
      return t(attempts > 0 ? 'task.again' : 'task.begins', { span: spanTo(runAt, now) });
    case 'running': return t('task.runs', { span: spanTo(startedAt, now) });
    default: return t('task.ended', { span: spanTo(endedAt, now) });
  }
}
