package dev.kaam.lab.experiments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kaam.lab.Bench;
import dev.kaam.lab.LabException;
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
import java.util.stream.IntStream;

/**
 * A server that serves one at a time is asked at random. Gives the mean response of the long run, in services, from a short one:
 * what these requests had to bear, less what is due to just these arrivals and services.
 *
 * @param measure the server with constant waits as long, on which the length of a service is measured
 * @param busy ρ, the share of its capacity that is asked for
 * @param pause of the fake database, on average
 * @param variation C² of its waits
 */
record AtRandom(String measure, String server, double busy, Duration pause, double variation, Duration length) {
    private static final Call READ = Call.get("/todos");
    /** Two, so that the next service begins when the one before it ends. */
    private static final int CLIENTS = 2;

    private static final int SERVICES = 20;

    Sample take(Bench bench) throws InterruptedException {
        double service = serviceMillis(bench);
        double perSecond = busy * 1e3 / service;
        Load load = bench.clients().open(bench.server(server).address(), perSecond, READ, length, bench.random());
        double squared = pause.toMillis() / service;
        double always = PollaczekKhinchine.millis(perSecond, service, variation * squared * squared);
        return new Sample((load.meanMillis() - theseMillis(bench, load.exchanges()) + always) / service, load);
    }

    /** What the server's capacity is: the median of the times between one answer and the next, when there is always a next. */
    private double serviceMillis(Bench bench) throws InterruptedException {
        Load load = bench.clients()
                .closed(bench.server(measure).address(), CLIENTS, READ, Duration.ZERO, pause.multipliedBy(SERVICES));
        double[] answered = load.exchanges().stream()
                .mapToDouble(one -> millis(one.answered()))
                .sorted()
                .toArray();
        double[] gaps = IntStream.range(1, answered.length)
                .mapToDouble(i -> answered[i] - answered[i - 1])
                .sorted()
                .toArray();
        if (gaps.length == 0) {
            throw new LabException("The server answered too little to measure how long it needs.");
        }
        return gaps[gaps.length / 2];
    }

    /** What a single queue makes of these arrivals and these services, on average. */
    private double theseMillis(Bench bench, List<Exchange> exchanges) {
        double[] arrivals =
                exchanges.stream().mapToDouble(one -> millis(one.due())).toArray();
        double[] answered =
                exchanges.stream().mapToDouble(one -> millis(one.answered())).toArray();
        double[] services = told(bench, exchanges.size());
        double besides = besides(arrivals, answered, services);
        return Lindley.mean(
                arrivals, Arrays.stream(services).map(told -> told + besides).toArray());
    }

    /** How long the server's handlers had each, in the order in which they had them. */
    private double[] told(Bench bench, int count) {
        double[] told = Told.newest(bench, server, READ.path(), Math.min(count, Told.MAX)).stream()
                .sorted(Comparator.comparingLong(one -> one.path("started").asLong()))
                .mapToDouble(AtRandom::handledMillis)
                .toArray();
        if (told.length != count) {
            throw new LabException("The server tells of " + told.length + " requests, and had " + count + ".");
        }
        return told;
    }

    private static double handledMillis(JsonNode request) {
        return Told.millis(
                request.path("answered").asDouble() - request.path("started").asDouble());
    }

    /** What a service takes besides its handler: where the next is there already, one answer follows the other after a service. */
    private static double besides(double[] arrivals, double[] answered, double[] handled) {
        return IntStream.range(1, arrivals.length)
                .filter(i -> arrivals[i] < answered[i - 1])
                .mapToDouble(i -> answered[i] - answered[i - 1] - handled[i])
                .average()
                .orElse(0);
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
