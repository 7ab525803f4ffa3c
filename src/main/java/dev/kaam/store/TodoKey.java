package dev.kaam.store;

import java.util.UUID;

/** Which todo: nobody finds what is another's. */
record TodoKey(String owner, UUID id) {}
