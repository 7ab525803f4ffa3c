/**
 * The request that the address of the page names, by its number as `#flow/41`, or by its X-Request-Id as `#flow/my-req.1:a`:
 * a link can lead to its story, and a reload keeps it. Null where it names none.
 */
export function requestIn(hash) {
  const name = /^#flow\/([\w.:-]{1,64})$/.exec(hash)?.[1] ?? null;
  return /^\d{1,15}$/.test(name) ? Number(name) : name;
}

export const hashOf = name => name === null ? '#flow' : `#flow/${name}`;
