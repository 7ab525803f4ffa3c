package dev.kaam.lab.load;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * What clients have sent and got, in a stretch of time; warm-up is not in it. All that was due in it is, also what was answered
 * later.
 *
 * @param clients how many there were at once; 0 where requests came on their own
 * @param begun start of the stretch, in nanoseconds of the exchanges' clock
 * @param ended its end
 */
public record Load(Kind kind, int clients, long begun, long ended, List<Exchange> exchanges) {
    /** How the requests came. */
    public enum Kind {
        /** All at once, each client one. */
        BURST,
        /** Each client sent the next when it had the answer to the one before. */
        CLOSED,
        /** On their own, however long the answers took. */
        OPEN
    }

    /** Three digits are more than a machine that others use too can tell. */
    private static final int DIGITS = 3;

    public Load {
        exchanges = List.copyOf(exchanges);
    }

    /** How many were answered well in the stretch, a second. */
    public double perSecond() {
        long answered = exchanges.stream()
                .filter(one -> one.isWell() && one.answered() <= ended)
                .count();
        return answered * 1e9 / (ended - begun);
    }

    public long failures() {
        return exchanges.stream().filter(one -> !one.isWell()).count();
    }

    /** From the first that was due until the last was answered, in milliseconds. */
    public double spanMillis() {
        long last = exchanges.stream().mapToLong(Exchange::answered).max().orElse(begun);
        return millis(last - begun);
    }

    /** A percentile of the latencies of what was answered well, from when each was due. */
    public double latencyMillis(double percentile) {
        return millis(histogram(Exchange::latency).getValueAtPercentile(percentile));
    }

    /** The same from when each was sent. */
    public double serviceMillis(double percentile) {
        return millis(histogram(Exchange::service).getValueAtPercentile(percentile));
    }

    public double meanMillis() {
        return wells().mapToLong(Exchange::latency).average().orElse(0) / 1e6;
    }

    /** How late a percentile of them was sent: where that is much, the clients were the limit, not the server. */
    public double lateMillis(double percentile) {
        return millis(histogram(one -> one.sent() - one.due()).getValueAtPercentile(percentile));
    }

    public Histogram histogram(ToLongFunction<Exchange> what) {
        var histogram = new Histogram(DIGITS);
        wells().mapToLong(what).forEach(nanos -> histogram.recordValue(Math.max(0, nanos)));
        return histogram;
    }

    /**
     * How far the clients that it had are from those that Little's law computes, |X·R − c| / c: where each client always waits
     * for an answer, as it should, that is nothing. J. D. C. Little, "A Proof for the Queuing Formula L = λW", 1961.
     */
    public double littleGap() {
        if (kind != Kind.CLOSED) {
            throw new IllegalStateException("only in a closed load the clients are always as many");
        }
        return Math.abs(perSecond() * meanMillis() / 1e3 - clients) / clients;
    }

    private Stream<Exchange> wells() {
        return exchanges.stream().filter(Exchange::isWell);
    }

    private static double millis(long nanos) {
        return nanos / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }
}
