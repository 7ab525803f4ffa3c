package dev.kaam.trace;

import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Names for traces and spans. Each comes of the number of its request, so that a task that ends later finds that of its
 * request again without anybody keeping it; to others they look as if drawn by lot. Any thread may call.
 */
final class Ids {
    private final long first;
    private final long second;
    private final long third;

    Ids(RandomGenerator random) {
        first = random.nextLong();
        second = random.nextLong();
        third = random.nextLong();
    }

    /** 32 hexadecimal digits. */
    String trace(long number) {
        return hex(mixed(first, number)) + hex(mixed(second, number));
    }

    /**
     * 16 hexadecimal digits.
     *
     * @param place of the span among those of its request
     */
    String span(long number, int place) {
        return hex(mixed(mixed(third, number), place));
    }

    /** Another for each number, with the same seed: the generator of the JDK goes through all there are before it repeats one. */
    private static long mixed(long seed, long number) {
        return new SplittableRandom(seed + number).nextLong();
    }

    private static String hex(long bits) {
        return HexFormat.of().toHexDigits(bits == 0 ? 1 : bits); // all zeros mean: none
    }
}
