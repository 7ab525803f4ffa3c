const meanings = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  Enter: 'edit',
  F2: 'edit',
  Delete: 'delete',
};

const isTyping = ({ target }) => target.matches('input:not([type=checkbox], [type=radio]), textarea, select');

/**
 * What a key means on a todo, if anything. Enter on a button, or what works like one, stays with it, keys in a text are typing,
 * and a key held down moves on and on but acts once.
 */
export function meaning(event) {
  if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (event.key === 'Enter' && event.target.matches('button, summary')) return undefined;
  const means = meanings[event.key];
  return event.repeat && (means === 'edit' || means === 'delete') ? undefined : means;
}

export const asksForHelp = event => event.key === '?' && !isTyping(event);

export const asksToSearch = event => event.key === '/' && !isTyping(event);

/** In an empty field there is nothing else to undo: the focus is there when the last todo was deleted. */
export const asksToUndo = event =>
  event.key === 'z' && (event.ctrlKey || event.metaKey) && !(isTyping(event) && event.target.value);

/** While a text is being composed, the keys are those of the input method. */
export const asksForRows = event => event.key === 'ArrowDown' && !event.isComposing;

export const cancels = event => event.key === 'Escape' && !event.isComposing;
