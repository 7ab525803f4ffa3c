package dev.kaam.lab;

import dev.kaam.lab.load.Load;
import org.jspecify.annotations.Nullable;

/**
 * What measuring a level once has given.
 *
 * @param value in the level's unit
 * @param load what lies behind it, for the report and for its checks; null where it is no load
 */
public record Sample(double value, @Nullable Load load) {
    public static Sample of(double value) {
        return new Sample(value, null);
    }
}
