/** The part or question that the address of the page names, as `#learn/quiz`. Null where it names none. */
export const placeIn = hash => /^#learn\/([a-z0-9-]{1,60})$/.exec(hash)?.[1] ?? null;

/** The id of its heading. */
export const headingOf = place => `learn-${place}`;
