/** Kinds of parts that look alike. */
const alike = { 'reply-queue': 'queue', receive: 'io', send: 'io', wake: 'read-queue' };

export const kinds = ['io', 'queue', 'run', 'held', 'write-queue', 'write', 'commit', 'read-queue', 'read', 'fake-queue', 'fake-wait', 'fake-cpu',
  'task'];

export const lookOf = kind => alike[kind] ?? kind;

/** The colours of the theme: of the kinds, as the legend on the page has them, and of what is around. A canvas knows no stylesheet. */
export function paletteOf(legend) {
  const colour = kind => getComputedStyle(legend.querySelector(`[data-kind="${kind}"]`)).backgroundColor;
  const around = name => getComputedStyle(legend.querySelector(`[data-around="${name}"]`)).color;
  return {
    ...Object.fromEntries(kinds.map(kind => [kind, colour(kind)])),
    ...Object.fromEntries(['ink', 'quiet', 'line', 'band', 'answer', 'trouble'].map(name => [name, around(name)])),
    font: getComputedStyle(legend).fontFamily,
  };
}
