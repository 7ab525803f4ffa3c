package dev.kaam.lab;

import java.time.Duration;

/**
 * One claim about async: a question, what a law answers, and how this machine is asked. Has no state. What it says to people
 * is not here but in the texts of each language, by its name: see {@link Texts}.
 */
public interface Experiment {
    /** As it is called on the command line and in the texts: {@code many-at-once}. */
    String name();

    /** What is run, and what the law predicts for it on this machine. */
    Plan plan(Effort effort, Machine machine);

    /** About how long it takes, with the start of its servers. */
    default Duration about(Effort effort) {
        return Duration.ofSeconds(effort.pick(10, 40));
    }
}
