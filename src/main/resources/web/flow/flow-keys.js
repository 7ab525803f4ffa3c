import { spans } from './flow-look.js';

/** What a key does in the lanes; undefined where it does nothing. */
export function askedBy({ key, ctrlKey, altKey, metaKey }, { look, now, requests }) {
  if (ctrlKey || altKey || metaKey) return undefined;
  const at = requests.findIndex(({ number }) => number === look.pointed);
  const point = index => () => requests.length > 0 && look.point(requests.at(index).number, now);
  const acts = {
    ArrowLeft: point(at < 0 ? -1 : Math.max(0, at - 1)),
    ArrowRight: point(at < 0 ? -1 : Math.min(requests.length - 1, at + 1)),
    Home: point(0),
    End: point(-1),
    Enter: look.pointed === null ? undefined : () => look.set({ chosen: look.pointed }),
    Escape: look.pointed === null ? undefined : () => look.point(null, now),
    ' ': () => look.isPaused ? look.goOn() : look.pause(now),
    PageUp: () => look.move(-look.span / 2, now),
    PageDown: () => look.move(look.span / 2, now),
    '+': () => look.set({ span: spans[Math.max(0, spans.indexOf(look.span) - 1)] }),
    '-': () => look.set({ span: spans[Math.min(spans.length - 1, spans.indexOf(look.span) + 1)] }),
  };
  return acts[key];
}
