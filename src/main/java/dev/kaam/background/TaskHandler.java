package dev.kaam.background;

/**
 * What is done for a task of a kind. It may wait as long as it likes, up to the kind's time limit, at which it is interrupted.
 * It may be called more than once for a task, also after it went well: the acknowledgement can be lost.
 */
@FunctionalInterface
public interface TaskHandler {
    /**
     * Does the work. What it throws is the failure of this attempt: the task is tried again later, unless that is a
     * {@link Hopeless}.
     */
    Outcome run(Task task) throws Exception;

    /** Another attempt would be of no use: the task is dead at once. The message says why, for a person. */
    final class Hopeless extends Exception {
        private static final long serialVersionUID = 1;

        public Hopeless(String why) {
            super(why);
        }
    }
}
