import { send } from './http.js';

/** One request, by its number or its X-Request-Id, with the incidents that it was in. */
export const get = request => send('GET', `/flow/${encodeURIComponent(request)}`);

/** What the page sends to be looked at bears this tag, by which it is cleared. */
const TAG = 'flow';

export const add = title => send('POST', '/todos', { body: { title, tags: [TAG] } });

export const list = () => send('GET', '/todos');

export const clear = () => send('DELETE', `/todos?tag=${TAG}`);
