package dev.kaam.lab.experiments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kaam.lab.Bench;
import dev.kaam.lab.Sample;
import dev.kaam.lab.law.Lindley;
import dev.kaam.lab.law.PollaczekKhinchine;
import dev.kaam.lab.load.Call;
import dev.kaam.lab.load.Exchange;
import dev.kaam.lab.load.Load;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A server that serves one at a time is asked at random. Gives the mean response of the long run, in services, from a short one:
 * what these requests had to bear, less what is due to just these arrivals and services. That says what the long run is only where
 * arrivals and services are such as the law assumes, which the correction cannot show: it is looked at besides, and where they are
 * not, nothing is corrected and the mean counts as it is.
 *
 * @param measure the server with constant waits as long, on which the length of a service is measured
 * @param busy ρ, the share of its capacity that is asked for
 * @param pause of the fake database, on average
 * @param variation C² of its waits
 * @param assumed of all that is asked of this server in this run
 */
record AtRandom(
        String measure,
        String server,
        double busy,
        Duration pause,
        double variation,
        Duration length,
        Assumed assumed) {
    private static final Call READ = Call.get("/todos");
    /** Two, so that the next service begins when the one before it ends. */
    private static final int CLIENTS = 2;

    private static final int SERVICES = 20;

    /**
     * How long a service of the server with constant waits takes.
     *
     * @param millis the inverse of its capacity
     * @param besides the part of it that the handler does not have
     * @param load by which it was measured
     */
    private record Service(double millis, double besides, Load load) {
        /** The part that the handler has. */
        double handled() {
            return millis - besides;
        }
    }

    /** Not a number where the server told too little of it. */
    Sample take(Bench bench) throws InterruptedException {
        Service service = service(bench);
        double perSecond = busy * 1e3 / service.millis;
        if (Double.isNaN(perSecond)) {
            return new Sample(perSecond, service.load);
        }
        Load load = bench.clients().open(bench.server(server).address(), perSecond, READ, length, bench.random());
        double[] handled = handled(bench, server, load.exchanges().size());
        if (handled.length != load.exchanges().size()) {
            return new Sample(Double.NaN, load, service.load);
        }
        double luck = isAsAssumed(handled, perSecond, service) ? luck(load, handled, perSecond, service) : 0;
        return new Sample((load.meanMillis() - luck) / service.millis, load, service.load);
    }

    private boolean isAsAssumed(double[] handled, double perSecond, Service service) {
        double due = perSecond * length.toNanos() / 1e9;
        return assumed.holds(due, handled, service.handled(), variationOf(service.handled()));
    }

    /** By how much a single queue makes more, in milliseconds, of just these arrivals and services than of all in the long run. */
    private double luck(Load load, double[] handled, double perSecond, Service service) {
        double always = PollaczekKhinchine.millis(perSecond, service.millis, variationOf(service.millis));
        return theseMillis(load.exchanges(), handled, service.besides) - always;
    }

    /** C² of services whose random part is the wait alone. */
    private double variationOf(double serviceMillis) {
        double waits = pause.toMillis() / serviceMillis;
        return variation * waits * waits;
    }

    /** The median of the times between one answer and the next, when there is always a next. */
    private Service service(Bench bench) throws InterruptedException {
        Load load = bench.clients()
                .closed(bench.server(measure).address(), CLIENTS, READ, Duration.ZERO, pause.multipliedBy(SERVICES));
        double[] answered = load.exchanges().stream()
                .mapToDouble(one -> millis(one.answered()))
                .sorted()
                .toArray();
        double between = median(IntStream.range(1, answered.length).mapToDouble(i -> answered[i] - answered[i - 1]));
        return new Service(between, between - median(Arrays.stream(handled(bench, measure, answered.length))), load);
    }

    /** What a single queue makes of these arrivals and these services, on average. */
    private static double theseMillis(List<Exchange> exchanges, double[] handled, double besides) {
        return Lindley.mean(
                exchanges.stream().mapToDouble(one -> millis(one.due())).toArray(),
                Arrays.stream(handled).map(one -> one + besides).toArray());
    }

    /** How long the handlers of a server had each of the last requests, in the order in which they had them. */
    private static double[] handled(Bench bench, String server, int count) {
        return Told.newest(bench, server, READ.path(), Math.clamp(count, 1, Told.MAX)).stream()
                .sorted(Comparator.comparingDouble(one -> Told.number(one, "started")))
                .mapToDouble(AtRandom::handledMillis)
                .toArray();
    }

    private static double handledMillis(JsonNode request) {
        return Told.millis(Told.number(request, "answered") - Told.number(request, "started"));
    }

    private static double median(DoubleStream all) {
        double[] sorted = all.sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
