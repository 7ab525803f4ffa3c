/** Lanes that are no thread: where a request is while it holds none. */
export const QUEUE = 'queue';
export const FAKE = 'fake';
export const AFTER = 'after';

/** The marks of a wait, and what it does from each to the next. */
const waits = {
  write: [['asked', 'write-queue'], ['begun', 'write'], ['executed', 'commit'], ['ended']],
  read: [['asked', 'read-queue'], ['begun', 'read'], ['executed', 'wake'], ['ended']],
  fake: [['asked', 'fake-wait'], ['begun', 'fake-cpu'], ['ended']],
  pool: [['asked', 'fake-queue'], ['connected', 'fake-wait'], ['begun', 'fake-cpu'], ['ended']],
};

/**
 * What a request did, in order: `{ kind, from, to, lane, wait }`, in µs, one part from each mark to the next. `to` is null
 * while it goes on; `lane` is the thread that worked at it, or the place where it waited.
 */
export function partsOf(request) {
  const { received, queued, started, answered, writing, sent, loop } = request;
  const refused = writing ?? sent; // what is not found, and what finds no place, is answered without a handler
  return [
    ...chain([[received, 'receive'], [queued ?? refused, null]], loop),
    ...chain([[queued, 'queue'], [started ?? refused, null]], QUEUE),
    ...(started === undefined ? [] : handling(request)),
    ...chain([[answered, 'reply-queue'], [writing, 'send'], [sent, null]], loop),
  ];
}

/** The tasks that have begun, after the response, as parts. One that blocks the loop lies there. */
export const taskParts = request => (request.tasks ?? [])
  .filter(({ started }) => started !== undefined)
  .map(task => ({ kind: 'task', from: task.started, to: task.ended ?? null, lane: task.onLoop ? request.loop : AFTER, task }));

/** The thread that a request is worked at on, at first; for a virtual thread that is its carrier. */
export const threadOf = ({ thread }) => thread?.carrier ?? thread?.name;

/**
 * What the handler did: it computes, except where it waits, perhaps for several at once. What it did behind the waits that are kept,
 * nobody can tell.
 */
function handling(request) {
  const parts = [];
  let { started: from } = request;
  let lane = threadOf(request);
  const holder = request.thread?.kind === 'virtual' ? undefined : lane;
  const all = request.waits ?? [];
  for (const wait of all) {
    if (wait.asked >= from) parts.push({ kind: 'run', from, to: wait.asked, lane });
    parts.push(...waiting(wait, lane, holder));
    if (wait.ended >= from) ({ ended: from, carrier: lane = lane } = wait);
  }
  return request.waitsLeftOut || all.some(({ ended }) => ended === undefined) ? parts : [...parts, { kind: 'run', from, to: request.answered ?? null, lane }];
}

/** `held` is the thread that stays with the request meanwhile and does nothing; a virtual thread leaves its carrier. */
function waiting(wait, thread, holder) {
  const lanes = { 'fake-queue': FAKE, 'fake-wait': FAKE, 'fake-cpu': wait.carrier ?? thread };
  return chain(waits[wait.queued ? 'pool' : wait.on].map(([mark, kind]) => [wait[mark], kind]), wait.lane)
    .map(part => ({ ...part, lane: lanes[part.kind] ?? part.lane, wait, held: part.kind === 'fake-cpu' ? undefined : holder }));
}

/** From each mark that is known to the next that is. */
function chain(marks, lane) {
  const known = marks.filter(([at]) => at !== undefined);
  return known.flatMap(([from, kind], i) => kind ? [{ kind, from, to: known[i + 1]?.[0] ?? null, lane }] : []);
}
