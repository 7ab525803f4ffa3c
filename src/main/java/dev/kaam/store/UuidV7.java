package dev.kaam.store;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Makes UUIDv7 (RFC 9562, section 5.7; method 1 of section 6.2: the 12 bits behind the milliseconds are a counter). Each is
 * greater than the one before, also when the clock stands still or goes back. Any thread may call.
 */
final class UuidV7 {
    private static final int COUNTER_BITS = 12;
    private static final long COUNTER_MASK = (1 << COUNTER_BITS) - 1;
    private static final int DRAWN = 512;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final InstantSource clock;
    private final RandomGenerator random;
    /** Random bytes that are drawn for many ids at once: a secure source costs as much for eight. */
    private final ByteBuffer drawn = ByteBuffer.allocate(DRAWN).limit(0);
    /** Milliseconds and counter of the last id, in one number: a counter that is full runs over into the milliseconds. */
    private final AtomicLong last = new AtomicLong();

    UuidV7(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** From now on only ids that are greater than this one, also when the clock was set back while the program was off. */
    void goOnBehind(UUID id) {
        long bits = id.getMostSignificantBits();
        long tick = bits >>> 16 << COUNTER_BITS | (bits & COUNTER_MASK);
        last.accumulateAndGet(tick, Math::max);
    }

    UUID next() {
        long start = clock.millis() << COUNTER_BITS;
        long tick = last.accumulateAndGet(start, (before, now) -> Math.max(before + 1, now));
        long counter = tick & COUNTER_MASK;
        long millis = tick >>> COUNTER_BITS;
        return new UUID(millis << 16 | VERSION_7 | counter, VARIANT | draw() >>> 2);
    }

    private long draw() {
        synchronized (drawn) {
            if (!drawn.hasRemaining()) {
                random.nextBytes(drawn.array());
                drawn.clear();
            }
            return drawn.getLong();
        }
    }
}
