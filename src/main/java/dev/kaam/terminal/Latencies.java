package dev.kaam.terminal;

import dev.kaam.lab.Measured;
import dev.kaam.lab.Report;
import dev.kaam.lab.load.Exchange;
import dev.kaam.lab.load.Load;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;

/** How long the requests of a level took, in all samples that count. */
final class Latencies {
    private final Measured level;
    /** Sorted. */
    private final double[] millis;

    private final boolean service;

    private Latencies(Measured level, double[] millis, boolean service) {
        this.level = level;
        this.millis = millis;
        this.service = service;
    }

    /** Of all levels that have any: those that came on their own are counted in both ways. */
    static List<Latencies> of(Report report) {
        var all = new ArrayList<Latencies>();
        for (Measured level : report.measured()) {
            List<Load> loads = level.samples().stream()
                    .filter(one -> one.thrown() == null)
                    .map(one -> one.sample().load())
                    .filter(Objects::nonNull)
                    .toList();
            add(all, level, loads, Exchange::latency, false);
            if (loads.stream().anyMatch(one -> one.kind() == Load.Kind.OPEN)) {
                add(all, level, loads, Exchange::service, true);
            }
        }
        return all;
    }

    private static void add(
            List<Latencies> to, Measured level, List<Load> loads, ToLongFunction<Exchange> nanos, boolean service) {
        double[] millis = loads.stream()
                .flatMap(load -> load.exchanges().stream().filter(one -> one.isWell() && one.due() >= load.begun()))
                .mapToDouble(one -> nanos.applyAsLong(one) / 1e6)
                .sorted()
                .toArray();
        if (millis.length > 0) {
            to.add(new Latencies(level, millis, service));
        }
    }

    Measured level() {
        return level;
    }

    int count() {
        return millis.length;
    }

    /** Whether they are counted from when each was sent, not from when it was due. */
    boolean isService() {
        return service;
    }

    /** The least that so many per cent of them do not exceed. */
    double percentile(double percent) {
        int rank = (int) Math.ceil(percent / 100 * millis.length);
        return millis[Math.max(0, rank - 1)];
    }

    /** How many lie in each part of the axis, of which there are so many, equally long on paper. */
    int[] counts(Axis axis, int parts) {
        int[] counts = new int[parts];
        for (double one : millis) {
            counts[Math.min(parts - 1, (int) (axis.at(one) * parts))]++;
        }
        return counts;
    }

    /** On which all have a place. */
    static Axis axis(List<Latencies> all) {
        return Axis.over(all.stream()
                .flatMap(one -> Arrays.stream(new double[] {one.millis[0], one.millis[one.millis.length - 1]})
                        .boxed())
                .toList());
    }
}
