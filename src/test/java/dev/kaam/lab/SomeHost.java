package dev.kaam.lab;

import java.time.Duration;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;

/** A machine as a test wants it. */
final class SomeHost implements Host {
    IntToDoubleFunction others = watch -> 0;
    IntToDoubleFunction parallel = look -> 2;
    double wakeMillis = 0.1;
    int watches;
    int looks;

    @Override
    public Machine look() {
        return new Machine(2, parallel.applyAsDouble(looks++), wakeMillis);
    }

    @Override
    public Supplier<Double> watch(Supplier<Duration> ours) {
        double share = others.applyAsDouble(watches++);
        return () -> share;
    }
}
