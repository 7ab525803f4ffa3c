/** Which tasks a person looks for. */
export const everyTask = { state: '', kind: '', todo: '' };

export const states = ['ready', 'running', 'done', 'dead', 'cancelled'];

/** The filter that the address of the page names behind `#tasks?`: a link can lead to it, and a reload keeps it. */
export function readHash(hash) {
  const said = new URLSearchParams(hash.split('?')[1]);
  const state = states.find(name => name === said.get('state')) ?? '';
  return { state, kind: said.get('kind') ?? '', todo: said.get('todo') ?? '' };
}

export function hashOf(filter) {
  const said = new URLSearchParams(Object.entries(filter).filter(([, value]) => value));
  return said.size ? `#tasks?${said}` : '#tasks';
}
