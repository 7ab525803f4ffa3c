export const without = (todos, id) => todos.filter(todo => todo.id !== id);

/** The todos with this one in its place: where it was, or else newest first (a UUIDv7 starts with its time). */
export function placed(todos, todo) {
  if (todos.some(other => other.id === todo.id)) return todos.map(other => other.id === todo.id ? todo : other);
  const older = todos.findIndex(other => other.id < todo.id);
  return todos.toSpliced(older < 0 ? todos.length : older, 0, todo);
}
