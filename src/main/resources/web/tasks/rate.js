const WINDOW_MS = 60_000;

/** The readings with one more, without those that are too old to tell how fast it goes now. */
export const withReading = (readings, reading) =>
  [...readings.filter(({ at }) => reading.at - at <= WINDOW_MS), reading];

/** How many were done a minute, from the first reading to the last; null while there is one only. What is pruned meanwhile is not undone. */
export function perMinute(readings, kind) {
  if (readings.length < 2) return null;
  const ms = readings.at(-1).at - readings[0].at;
  const done = readings.slice(1)
    .reduce((sum, reading, i) => sum + Math.max(0, (reading.done[kind] ?? 0) - (readings[i].done[kind] ?? 0)), 0);
  return done * 60_000 / ms;
}
