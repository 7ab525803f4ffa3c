import { send } from './http.js';
import { write } from './write.js';

export const list = (page = '/trash') => send('GET', page);

export const purge = todo => write('DELETE', `/trash/${todo.id}`, { headers: { 'If-Match': `"${todo.version}"` } });
