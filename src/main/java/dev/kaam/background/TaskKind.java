package dev.kaam.background;

import java.time.Duration;

/**
 * A kind of task, and how it is done here.
 *
 * @param version the newest form of payload that the handler reads; it reads all before too
 * @param places how many may run at once on this node
 * @param limit after how long an attempt is interrupted
 * @param attempts how many there may be
 */
public record TaskKind(String name, int version, int places, Duration limit, int attempts, TaskHandler handler) {
    public static final Duration LIMIT = Duration.ofSeconds(30);
    public static final int ATTEMPTS = 10;

    public static TaskKind of(String name, int version, int places, TaskHandler handler) {
        return new TaskKind(name, version, places, LIMIT, ATTEMPTS, handler);
    }
}
