const meanings = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  Enter: 'edit',
  F2: 'edit',
  Delete: 'delete',
  Backspace: 'delete',
};

const isTyping = ({ target }) => target.matches('input:not([type=checkbox]), textarea, select');

/**
 * What a key means on a todo, if anything. Enter on a button stays the button's, keys in a text are typing,
 * and a key held down moves on and on but acts once.
 */
export function meaning(event) {
  if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (event.key === 'Enter' && event.target.matches('button')) return undefined;
  const means = meanings[event.key];
  return event.repeat && (means === 'edit' || means === 'delete') ? undefined : means;
}

export const asksForHelp = event => event.key === '?' && !isTyping(event);

export const asksToUndo = event => event.key === 'z' && (event.ctrlKey || event.metaKey) && !isTyping(event);
