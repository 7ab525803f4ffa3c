import { nextPage } from './link.js';
import { Problem } from './problem.js';

/** A server that has said nothing for this long counts as out of reach. */
const PATIENCE_MS = 30_000;

/** Asks the server once. Resolves with its answer; rejects with a {@link Problem}, and with nothing else. */
export async function send(method, path, { body, headers } = {}) {
  const asked = performance.now();
  const response = await reach(path, {
    method,
    headers: { ...(body && { 'Content-Type': 'application/json' }), ...headers },
    body: body && JSON.stringify(body),
    cache: 'no-store',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const ms = performance.now() - asked;
  const content = response.status === 204 ? null : await contentOf(response);
  if (!response.ok) throw new Problem({ ...content, status: response.status });
  return { status: response.status, ms, content, ...aboutTheList(response.headers) };
}

/** Where the list goes on, and how many there are in all; null where the answer does not say. */
const aboutTheList = headers => ({
  next: nextPage(headers.get('Link')),
  total: headers.has('X-Total-Count') ? Number(headers.get('X-Total-Count')) : null,
});

async function reach(path, request) {
  try {
    return await fetch(path, request);
  } catch (cause) {
    throw new Problem({}, { cause });
  }
}

async function contentOf(response) {
  try {
    return await response.json();
  } catch (cause) {
    throw new Problem({ status: response.ok ? 0 : response.status }, { cause });
  }
}
