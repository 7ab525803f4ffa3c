/** The address of the next page in a Link header (RFC 8288), or null on the last page. */
export const nextPage = link => /<([^>]*)>\s*;[^,]*\brel="?next"?/.exec(link ?? '')?.[1] ?? null;
