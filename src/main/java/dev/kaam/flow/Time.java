package dev.kaam.flow;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Time as an argument: only the program knows the real one, so that a test can turn the clock by hand.
 */
public interface Time extends InstantSource {
    /** Now, in whole milliseconds: what is stored and what is answered are the same. */
    @Override
    Instant instant();

    /** A reading of a clock that never goes back, in nanoseconds from no particular moment; more than 0. */
    long nanos();

    /** Lets the calling thread wait; a virtual thread parks. */
    void sleep(Duration duration) throws InterruptedException;
}
