package dev.kaam.flow;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * How much is going on, over the last seconds. How many requests are in the works is found in two ways, which agree where
 * nothing is lost: counted, by looking at it again and again; and computed, as arrivals a second times the mean time that each
 * takes (J. D. C. Little, "A Proof for the Queuing Formula: L = λW", Operations Research 9, 1961). Any thread may call.
 */
public final class Traffic {
    private static final Duration SPAN = Duration.ofSeconds(5);
    private static final int LOOKS_MAX = 1_000;

    private record Look(long at, long inFlight, long answered, long answeredNanos, LaneLoad writer) {}

    /**
     * @param seconds over which it was found
     * @param perSecond requests answered
     * @param meanMillis from received to sent
     * @param computed how many were in the works, by Little's law
     * @param counted the same, counted
     * @param writesPerSecond units that the writer has done
     * @param together of them, how many on average in one commit; 0 where there was none
     */
    public record Figures(
            double seconds,
            double perSecond,
            double meanMillis,
            double computed,
            double counted,
            double writesPerSecond,
            double together) {
        static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0);
    }

    private final FlowRecorder recorder;
    private final Supplier<LaneLoad> writer;
    private final Deque<Look> looks = new ArrayDeque<>();
    private long inFlightSum;

    public Traffic(FlowRecorder recorder, Supplier<LaneLoad> writer) {
        this.recorder = recorder;
        this.writer = writer;
    }

    /** Looks once; to be called again and again, at even distances. */
    public synchronized void look() {
        var look = new Look(
                recorder.now(), recorder.inFlight(), recorder.answered(), recorder.answeredNanos(), writer.get());
        looks.addLast(look);
        inFlightSum += look.inFlight();
        while (looks.size() > LOOKS_MAX || look.at() - looks.getFirst().at() > SPAN.toNanos()) {
            inFlightSum -= looks.removeFirst().inFlight();
        }
    }

    /** How much the writer has to do now. */
    public LaneLoad writer() {
        return writer.get();
    }

    public synchronized Figures figures() {
        if (looks.size() < 2) {
            return Figures.NONE;
        }
        Look first = looks.getFirst();
        Look last = looks.getLast();
        double seconds = (last.at() - first.at()) / 1e9;
        double answered = last.answered() - first.answered();
        double took = (last.answeredNanos() - first.answeredNanos()) / 1e9;
        double units = last.writer().units() - first.writer().units();
        double batches = last.writer().batches() - first.writer().batches();
        return new Figures(
                seconds,
                perSecond(answered, seconds),
                answered == 0 ? 0 : took / answered * 1e3,
                perSecond(took, seconds),
                (double) inFlightSum / looks.size(),
                perSecond(units, seconds),
                batches == 0 ? 0 : units / batches);
    }

    private static double perSecond(double amount, double seconds) {
        return seconds == 0 ? 0 : amount / seconds;
    }
}
