package dev.kaam.flow;

/**
 * How much a lane of the database has to do.
 *
 * @param waiting how many units wait now
 * @param units how many were done since the start
 * @param batches in how many batches: what was done together was committed together
 */
public record LaneLoad(int waiting, long units, long batches) {
    public static final LaneLoad NONE = new LaneLoad(0, 0, 0);
}
