import { send } from './http.js';
import { write } from './write.js';

const at = id => `/todos/${id}`;
const ifStill = todo => ({ 'If-Match': `"${todo.version}"` });

export const list = page => send('GET', page);

export const get = id => send('GET', at(id));

export const add = (title, key) => write('POST', '/todos', { body: { title }, key });

export const change = (todo, patch) => write('PATCH', at(todo.id), {
  body: patch,
  headers: { 'Content-Type': 'application/merge-patch+json', ...ifStill(todo) },
});

export const remove = todo => write('DELETE', at(todo.id), { headers: ifStill(todo) });

/** Moving a todo to the trash made one more version of it. */
export const restore = todo => write('POST', `${at(todo.id)}/restore`, { headers: ifStill(todo) });

export const undo = todo => write('POST', `${at(todo.id)}/undo`, { headers: ifStill(todo) });

export const history = (todo, page = `${at(todo.id)}/changes`) => send('GET', page);
