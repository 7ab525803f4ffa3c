export const without = (todos, id) => todos.filter(todo => todo.id !== id);

/** A version never changes, so of two the higher one is how the todo is: news may come late, or twice. */
export const newer = (todo, known) => known && known.version > todo.version ? known : todo;

/** The todos with this one in its place: where it was, or else newest first (a UUIDv7 starts with its time). */
export function placed(todos, todo) {
  if (todos.some(other => other.id === todo.id)) return todos.map(other => other.id === todo.id ? newer(todo, other) : other);
  const older = todos.findIndex(other => other.id < todo.id);
  return todos.toSpliced(older < 0 ? todos.length : older, 0, todo);
}
