package dev.kaam.lab;

/** Measures a level once. */
@FunctionalInterface
public interface Probe {
    /** Throws {@link LabException} where that cannot be done at all. */
    Sample take(Bench bench) throws InterruptedException;
}
