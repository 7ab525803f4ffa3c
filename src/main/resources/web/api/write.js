import { send } from './http.js';
import { newKey } from './key.js';

/** More writes than this without an answer, and the first of them is forgotten. */
const ROOM = 100;

const unanswered = new Map();

/**
 * Asks the server to write. What is asked again because no answer came bears the key that it bore then:
 * it is done once, whether the first was heard or not.
 */
export async function write(method, path, { body, headers, key } = {}) {
  const what = JSON.stringify([method, path, body, headers, key]);
  const sameKey = key ?? unanswered.get(what) ?? newKey();
  try {
    const answer = await send(method, path, { body, headers: { ...headers, 'Idempotency-Key': sameKey } });
    unanswered.delete(what);
    return answer;
  } catch (problem) {
    if (problem.isUnanswered) keep(what, sameKey);
    else unanswered.delete(what);
    throw problem;
  }
}

function keep(what, key) {
  unanswered.set(what, key);
  if (unanswered.size > ROOM) unanswered.delete(unanswered.keys().next().value);
}
