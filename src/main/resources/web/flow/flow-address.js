/** The request that the address of the page names, as `#flow/41`: a link can lead to its story, and a reload keeps it. */
export const requestIn = hash => Number(/^#flow\/(\d{1,15})$/.exec(hash)?.[1] ?? NaN) || null;

export const hashOf = number => number === null ? '#flow' : `#flow/${number}`;
