package dev.kaam.lab;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How long it will take from now on: each level as long as it took the last time, those that nobody knows as long as the others. */
final class Pace {
    private final Map<Level, Duration> last = new HashMap<>();

    void took(Level level, Duration time) {
        last.put(level, time);
    }

    /** @param waiting each level as often as it is still to be measured */
    Duration left(List<Level> waiting) {
        double mean =
                last.values().stream().mapToLong(Duration::toNanos).average().orElse(0);
        double nanos = waiting.stream()
                .mapToDouble(level -> last.containsKey(level) ? last.get(level).toNanos() : mean)
                .sum();
        return Duration.ofNanos((long) nanos);
    }
}
