/** The experiment that the address of the page names, as `#lab/many-at-once`. Null where it names none. */
export const experimentIn = hash => /^#lab\/([a-z0-9-]{1,60})$/.exec(hash)?.[1] ?? null;
