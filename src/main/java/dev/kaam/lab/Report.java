package dev.kaam.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * What became of an experiment.
 *
 * @param guess the user's; null where there was none
 * @param seed of all that was random
 * @param others the share of the machine that others had before it began
 * @param measured one for each level, in the plan's order; empty where nothing could be measured
 */
public record Report(
        String experiment,
        Effort effort,
        Instant begun,
        Duration took,
        long seed,
        double others,
        Machine machine,
        Plan plan,
        @Nullable Double guess,
        Verdict verdict,
        List<Measured> measured) {
    public Report {
        measured = List.copyOf(measured);
    }

    /** What may be concluded. */
    public enum Verdict {
        /** Every level agrees with its law. */
        HOLDS,
        /** On a quiet machine at least one does not, and the rest may; or a promise was broken, on whichever. */
        DIFFERS,
        /** This machine is too busy now: nothing. */
        REFUSED
    }

    /** The same of some of its levels. */
    public Report with(List<Measured> some) {
        return new Report(experiment, effort, begun, took, seed, others, machine, plan, guess, verdict, some);
    }

    /** What was measured of the level that is called so. */
    public Measured of(String level) {
        return measured.stream()
                .filter(one -> one.level().name().equals(level))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no level " + level));
    }
}
