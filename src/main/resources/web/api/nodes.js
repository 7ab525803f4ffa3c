import { send } from './http.js';

/** The servers that share the database, and which tasks each has. */
export const list = () => send('GET', '/nodes');
