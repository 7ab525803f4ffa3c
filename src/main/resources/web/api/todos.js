import { send } from './http.js';

const FIRST_PAGE = '/todos?limit=50';

const at = id => `/todos/${id}`;
const ifStill = todo => ({ 'If-Match': `"${todo.version}"` });

export const list = (page = FIRST_PAGE) => send('GET', page);

export const get = id => send('GET', at(id));

export const add = title => send('POST', '/todos', { body: { title } });

export const change = (todo, patch) => send('PATCH', at(todo.id), {
  body: patch,
  headers: { 'Content-Type': 'application/merge-patch+json', ...ifStill(todo) },
});

export const remove = todo => send('DELETE', at(todo.id), { headers: ifStill(todo) });

export const restore = id => send('POST', `${at(id)}/restore`);
