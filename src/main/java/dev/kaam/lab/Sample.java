package dev.kaam.lab;

import dev.kaam.lab.load.Load;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What measuring a level once has given.
 *
 * @param value in the level's unit
 * @param loads what lies behind it: each of them is checked, and the first is for the report; none where it is no load
 */
public record Sample(double value, List<Load> loads) {
    public Sample {
        loads = List.copyOf(loads);
    }

    public Sample(double value, Load... loads) {
        this(value, List.of(loads));
    }

    public static Sample of(double value) {
        return new Sample(value, List.of());
    }

    /** The first; null where it is no load. */
    public @Nullable Load load() {
        return loads.isEmpty() ? null : loads.getFirst();
    }
}
