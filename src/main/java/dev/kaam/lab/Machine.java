package dev.kaam.lab;

/**
 * What an experiment's predictions must know of the machine, measured before it.
 *
 * @param cores processors that the system shows; a Kaam has as many event loops
 * @param parallel how many times the work of one all of them do together; less than {@code cores} where two share a core
 * @param wakeMillis how late a thread wakes from a sleep of some milliseconds; the median
 */
public record Machine(int cores, double parallel, double wakeMillis) {
    /** As if nothing shared a core, and every timer rang in time: for what is planned before the machine is looked at. */
    public static Machine nominal(int cores) {
        return new Machine(cores, cores, 0);
    }
}
