package dev.kaam.lab;

import java.time.Duration;
import java.util.List;

/** Is told how an experiment goes on, by the thread that runs it. Must neither wait nor throw. */
public interface Progress {
    /** Tells nobody. */
    Progress NONE = new Progress() {};

    /** It is known what will be run. */
    default void planned(Plan plan, Machine machine) {}

    /** The servers of the plan are ready. */
    default void started(List<Started> servers) {}

    /**
     * A level was measured once.
     *
     * @param done samples so far
     * @param all samples that there will be; where one does not count and is taken again, that is one more
     */
    default void taken(Level level, Measured.Taken taken, int done, int all) {}

    /** How long it will take from now on, about: as long as each level took before. Told after each sample. */
    default void left(Duration left) {}

    /** A server, and where it can be watched. */
    record Started(String name, java.net.URI address) {}
}
