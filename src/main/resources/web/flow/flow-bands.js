import { AFTER, FAKE, QUEUE } from './flow-parts.js';

/** How high all lanes of a kind are together, and each of them at least and at most, in px. */
const heights = {
  loop: [160, 10, 28],
  queue: [36, 36, 36],
  carrier: [160, 10, 28],
  worker: [160, 10, 28],
  writer: [120, 20, 44],
  reader: [120, 10, 28],
  fake: [56, 56, 56],
  after: [32, 32, 32],
};

/** Between two lanes of a kind, and between two kinds. */
const GAP = 2;
const BREAK = 9;

/** Above the first lane, for the times. */
export const HEAD = 22;

/** The lanes as bands, from above: `{ name, kind, y, height }`. A request goes down them, and its answer up again. */
export function bandsOf({ lanes, state: { fakeDb } }) {
  const named = kind => lanes.filter(lane => lane.kind === kind);
  const handlers = [...named('carrier'), ...named('worker')];
  const all = [
    ...named('loop'),
    ...(handlers.length > 0 ? [{ name: QUEUE, kind: 'queue' }] : []),
    ...handlers,
    ...(fakeDb ? [{ name: FAKE, kind: 'fake' }] : [...named('writer'), ...named('reader')]),
    { name: AFTER, kind: 'after' },
  ];
  return placed(all);
}

export const heightOf = bands => bands.at(-1).y + bands.at(-1).height + GAP;

function placed(lanes) {
  let y = HEAD;
  return lanes.map((lane, i) => {
    const [together, least, most] = heights[lane.kind];
    const count = lanes.filter(({ kind }) => kind === lane.kind).length;
    const height = Math.round(Math.min(most, Math.max(least, together / count)));
    if (i > 0) y += lanes[i - 1].kind === lane.kind ? GAP : BREAK;
    const band = { ...lane, y, height };
    y += height;
    return band;
  });
}
