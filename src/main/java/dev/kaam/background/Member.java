package dev.kaam.background;

import java.time.Instant;

/**
 * A program that does tasks of a store, from its start to its end.
 *
 * @param id another at each start
 * @param host the name of its machine, as that calls itself
 * @param pid of its process there
 * @param url where it answers; that may be a name that only its machine knows
 */
public record Member(String id, String host, long pid, String url, String version, Instant startedAt) {}
