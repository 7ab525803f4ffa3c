package dev.kaam.lab;

import java.time.Duration;
import java.util.function.Supplier;

/** The machine that experiments run on, and who else is on it. */
public interface Host {
    /** Above this share of the machine in the hands of others, it is too busy to be asked. */
    double OTHERS_MAX = 0.2;

    /** Where a sleeping thread wakes later than so at the median, waits of some milliseconds cannot be told from each other. */
    double WAKE_MAX_MILLIS = 3;

    /** What it can do now. Takes about a second, in which nothing else of ours may run. */
    Machine look() throws InterruptedException;

    /**
     * Watches from now on.
     *
     * @param ours the CPU time that our servers have used so far
     * @return the share of the machine, from 0 to 1, that others have had since; may be asked again and again
     */
    Supplier<Double> watch(Supplier<Duration> ours);
}
