import { partsOf, taskParts, threadOf } from './flow-parts.js';

const known = new WeakMap();

/**
 * The bars of a request: `{ key, lane, from, to, parts, request }`, one for each stretch of time on one lane. A thread that is
 * no virtual one is held while its request waits, so that has a bar too.
 */
export function barsOf(request) {
  if (!known.has(request)) known.set(request, made(request));
  return known.get(request);
}

function made(request) {
  const parts = [...partsOf(request), ...held(request), ...taskParts(request)]
    .sort((a, b) => a.from - b.from);
  const bars = [];
  const last = new Map();
  for (const part of parts.filter(({ lane }) => lane)) {
    const bar = last.get(part.lane);
    if (bar && bar.to === part.from) {
      bar.parts.push(part);
      bar.to = part.to;
    } else {
      last.set(part.lane, add(bars, part, request));
    }
  }
  return bars;
}

function add(bars, part, request) {
  const { lane, from, to } = part;
  const bar = { key: `${request.number} ${lane} ${from}`, lane, from, to, parts: [part], request };
  bars.push(bar);
  return bar;
}

/** The computing in a fake database is done on the thread itself: that is not held idle. */
function held(request) {
  if (!request.thread || request.thread.kind === 'virtual') return [];
  return (request.waits ?? [])
    .map(wait => ({ kind: 'held', from: wait.asked, to: (wait.on === 'fake' ? wait.begun : wait.ended) ?? null, lane: threadOf(request), wait }));
}
