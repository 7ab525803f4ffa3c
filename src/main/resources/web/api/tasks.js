import { send } from './http.js';

const at = id => `/tasks/${id}`;

export const counts = () => send('GET', '/tasks/counts');

/** Only what a filter says narrows the list. */
export const list = ({ state, kind, todo }, limit) =>
  send('GET', `/tasks?${new URLSearchParams({ limit, ...(state && { state }), ...(kind && { kind }), ...(todo && { todo }) })}`);

export const get = id => send('GET', at(id));

/** Sent twice, the second changes nothing: these need no key. */
export const retry = task => send('POST', `${at(task.id)}/retry`);

export const cancel = task => send('POST', `${at(task.id)}/cancel`);
