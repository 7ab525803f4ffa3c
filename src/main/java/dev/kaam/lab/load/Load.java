package dev.kaam.lab.load;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * What clients have sent and got, in a stretch of time. All that was due in it is in it, also what was answered later; of a closed
 * load also what was under way when it began, which is counted in what was answered but not in the latencies. Where nothing was
 * answered well, what is computed from good answers is NaN and not 0.
 *
 * @param clients how many there were at once; 0 where requests came on their own
 * @param begun start of the stretch, in nanoseconds of the exchanges' clock
 * @param ended its end
 * @param exchanges by when they were due
 * @param strain what it has asked of the process that made it
 */
public record Load(Kind kind, int clients, long begun, long ended, List<Exchange> exchanges, Strain strain) {
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
        exchanges = Exchanges.of(exchanges);
    }

    public Load(Kind kind, int clients, long begun, long ended, List<Exchange> exchanges) {
        this(kind, clients, begun, ended, exchanges, Strain.UNKNOWN);
    }

    /** How many were answered well in the stretch, a second. */
    public double perSecond() {
        long answered = exchanges.stream()
                .filter(one -> one.isWell() && one.answered() >= begun && one.answered() <= ended)
                .count();
        return answered * 1e9 / (ended - begun);
    }

    public long failures() {
        return exchanges.stream().filter(one -> !one.isWell()).count();
    }

    /** From the start until the last good answer, in milliseconds. */
    public double spanMillis() {
        return wells().mapToLong(one -> one.answered() - begun).max().stream()
                .mapToDouble(Load::millis)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** A percentile of the latencies of what was answered well, from when each was due. */
    public double latencyMillis(double percentile) {
        return millis(Exchange::latency, percentile);
    }

    /** The same from when each was sent. */
    public double serviceMillis(double percentile) {
        return millis(Exchange::service, percentile);
    }

    public double meanMillis() {
        return wells().mapToLong(Exchange::latency).average().orElse(Double.NaN) / 1e6;
    }

    /** How late a percentile of them was sent: where that is much, the clients were the limit, not the server. */
    public double lateMillis(double percentile) {
        return millis(one -> one.sent() - one.due(), percentile);
    }

    public Histogram histogram(ToLongFunction<Exchange> what) {
        var histogram = new Histogram(DIGITS);
        wells().mapToLong(what).forEach(nanos -> histogram.recordValue(Math.max(0, nanos)));
        return histogram;
    }

    /** How many requests were under way at once in the stretch, on average: the L of Little's law, from what each client saw. */
    public double together() {
        double underWay = exchanges.stream()
                .mapToLong(one -> Math.max(0, Math.min(one.answered(), ended) - Math.max(one.due(), begun)))
                .sum();
        return underWay / (ended - begun);
    }

    /**
     * How far the clients that it had are from those that Little's law computes, |L − c| / c: where each client always waits for an
     * answer, as it should, that is nothing; what a client does else is missing. L = λW is taken as what it is over any stretch, the
     * time of all requests within it over its length, so that what hangs over its ends makes no difference. J. D. C. Little, "A
     * Proof for the Queuing Formula L = λW", 1961; "Little's Law as Viewed on Its 50th Anniversary", 2011.
     */
    public double littleGap() {
        if (kind != Kind.CLOSED) {
            throw new IllegalStateException("only in a closed load the clients are always as many");
        }
        return Math.abs(together() - clients) / clients;
    }

    private double millis(ToLongFunction<Exchange> what, double percentile) {
        Histogram histogram = histogram(what);
        return histogram.getTotalCount() == 0 ? Double.NaN : millis(histogram.getValueAtPercentile(percentile));
    }

    private Stream<Exchange> wells() {
        return exchanges.stream().filter(one -> one.isWell() && one.due() >= begun);
    }

    private static double millis(long nanos) {
        return nanos / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }
}
