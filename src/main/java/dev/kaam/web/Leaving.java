package dev.kaam.web;

/**
 * Whether this server is about to stop. It still takes all that comes, and says so to those who ask whether it is ready, and by
 * {@code Connection: close} to all others; so a balancer goes elsewhere before it would find nobody. Any thread may call.
 */
public final class Leaving {
    private volatile boolean begun;

    public void begin() {
        begun = true;
    }

    boolean hasBegun() {
        return begun;
    }
}
