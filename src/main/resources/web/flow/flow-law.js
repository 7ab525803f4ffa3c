/** A browser opens six connections to a server over HTTP/1.1, and the page's own stream of events has one of them. */
export const CONNECTIONS = 5;

/**
 * How long so many calls of the fake database take together: ⌈n/k⌉ × S, where k at a time take S each. Null where there is no
 * such database, and where another law rules: it computes, or its waits are drawn at random.
 */
export function predicted(count, { strategy, fakeDb, lanes }) {
  if (!fakeDb || fakeDb.cpuMs > 0 || fakeDb.spread) return null;
  const places = {
    'one-at-a-time': 1,
    'event-loop': lanes.filter(({ kind }) => kind === 'loop').length,
  }[strategy] ?? Number(/^pool:(\d+)$/.exec(strategy)?.[1] ?? Infinity);
  const atOnce = Math.min(CONNECTIONS, places, fakeDb.pool ?? Infinity);
  return { atOnce, each: fakeDb.waitMs, ms: Math.ceil(count / atOnce) * fakeDb.waitMs };
}
