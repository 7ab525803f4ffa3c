import { t } from '../i18n/language.js';

const NAMED = /^(loop|carrier|worker|writer|reader)-(\d+)$/;

/** What a lane is called: "Loop 0", "Waiting for a thread". One that has no words of its own is called by its name. */
export function laneWords({ name }) {
  const [, kind, number] = NAMED.exec(name) ?? [];
  if (kind) return t(`flow.lane.${kind}`, { number });
  return ['queue', 'fake', 'after'].includes(name) ? t(`flow.lane.${name}`) : name;
}
