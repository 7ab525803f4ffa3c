import { languageTag, t } from '../i18n/language.js';
import { laneWords } from './flow-lane-words.js';
import { msWords, numberWords } from './flow-ms.js';
import { partsOf } from './flow-parts.js';

/** A part that took less of its request than this is not worth a word. */
const WORTH = .04;

export const tookOf = ({ received, sent }, now) => (sent ?? now) - received;

/** What it did, and the incidents that it met, whose ms are not to be added to the others. */
export function requestWords(request, flow) {
  const words = sumWords(request, flow);
  const remarks = becauseOf(request.number, flow.incidents);
  return remarks.length > 0 ? t('flow.request.remarks', { words, remarks: remarks.join(', ') }) : words;
}

/** "POST /todos #42: 1.9 ms; of this: waited 0.3 ms for the writer, waited 1.2 ms for its commit": the parts add up. */
export function sumWords(request, flow) {
  const { method, path, number, sent } = request;
  const now = flow.state.now;
  const ms = msWords(tookOf(request, now));
  const head = t(sent === undefined ? 'flow.request.open' : 'flow.request', { method, path, number, ms });
  const clauses = partsOf(request).filter(isWorth(request, now)).map(part => partWords(part, now));
  return clauses.length > 0 ? t('flow.request.clauses', { head, clauses: clauses.join(', ') }) : head;
}

const isWorth = (request, now) => ({ kind, from, to }) =>
  kind !== 'receive' && kind !== 'send' && (to ?? now) - from >= Math.max(10, tookOf(request, now) * WORTH);

/** What a part was, how long it took, and what it held: "waited 300 ms for the fake database and held loop-0 meanwhile". */
export function partWords(part, now) {
  const words = plainly(part, now);
  return part.held ? t('flow.part.held', { words, thread: part.held }) : words;
}

function plainly({ kind, from, to, wait }, now) {
  const ms = msWords((to ?? now) - from);
  if (kind !== 'commit') return t(`flow.part.${kind}`, { ms });
  const others = (wait.together ?? 1) - 1;
  if (others < 1) return t('flow.commit.alone', { ms });
  return t(`flow.commit.${new Intl.PluralRules(languageTag()).select(others)}`, { ms, count: numberWords(others) });
}

/** Why it waited: the incidents that it met, or that it was. */
export function becauseOf(number, incidents) {
  return incidents.flatMap(incident => {
    const { kind, loop, culprits = [], waited = [] } = incident;
    const ms = part => msWords(part.ms * 1000);
    const own = culprits.find(({ request }) => request === number);
    const met = waited.find(({ request }) => request === number);
    if (own) return [t(`flow.culprit.${kind}`, { ms: ms(own), loop })];
    if (!met) return [];
    const other = culprits[0]?.request;
    return [other === undefined ? t(`flow.met.${kind}`, { ms: ms(met), loop: loop ?? '' })
      : t(`flow.because.${kind}`, { ms: ms(met), loop, other })];
  });
}

const clocks = new Map();

/** How the frame of the lanes is written on: the names of the lanes, and the time of the day; `began` is that of the first µs. */
export function frameWords({ at, now }) {
  const began = Date.parse(at) * 1000 - now;
  return { lane: laneWords, began, time: (µs, step) => clock(step).format((began + µs) / 1000) };
}

function clock(step) {
  const digits = step >= 1_000_000 ? 0 : step >= 100_000 ? 1 : step >= 10_000 ? 2 : 3;
  const key = `${languageTag()} ${digits}`;
  if (!clocks.has(key)) {
    const fraction = digits === 0 ? { hour: '2-digit' } : { fractionalSecondDigits: digits };
    clocks.set(key, new Intl.DateTimeFormat(languageTag(), { ...fraction, minute: '2-digit', second: '2-digit', hour12: false }));
  }
  return clocks.get(key);
}
