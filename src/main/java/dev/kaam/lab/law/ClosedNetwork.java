package dev.kaam.lab.law;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A fixed number of requests that go round from station to station for ever, all of one kind: exact mean value analysis, in steps of
 * one request more. For one thread, since it keeps what it has computed.
 *
 * <p>A request that arrives at a station sees the network as it is with one request fewer (the arrival theorem). Of a station with
 * several servers one must also know how likely it is that j of them are busy; the textbook takes p(0) as 1 minus all others, and
 * loses every digit when the station is almost always busy. Here p(0 | n) = p(0 | n−1)·X(n)/X′(n), where X′ is the network without
 * that station: only products of positive numbers, so that thousands of requests are as exact as three.
 */
public final class ClosedNetwork {
    public static final String FORMULA = "R(n) = Σ D·(1 + Q(n−1)), X(n) = n/R(n), Q(n) = X(n)·R(n)";
    public static final String SOURCE =
            "M. Reiser, S. S. Lavenberg, “Mean-Value Analysis of Closed Multichain Queuing Networks”, 1980;"
                    + " several servers: M. Reiser, “Mean-Value Analysis and Convolution Method for Queue-Dependent Servers”, 1981";

    /** A network is also computed without each of its stations with several servers: 2 to that power in all. */
    private static final int SERVERS_MAX = 6;

    private final List<Station> stations;
    private final List<Visits> visits = new ArrayList<>();
    private final List<Double> perSecond = new ArrayList<>(List.of(0.0));

    public ClosedNetwork(List<Station> stations) {
        this(List.copyOf(stations), new HashMap<>());
    }

    private ClosedNetwork(List<Station> stations, Map<List<Station>, ClosedNetwork> known) {
        if (stations.stream().filter(Station.Servers.class::isInstance).count() > SERVERS_MAX) {
            throw new IllegalArgumentException("at most " + SERVERS_MAX + " stations may have several servers");
        }
        this.stations = stations;
        known.put(stations, this);
        for (int i = 0; i < stations.size(); i++) {
            visits.add(visits(i, known));
        }
    }

    private Visits visits(int index, Map<List<Station>, ClosedNetwork> known) {
        if (stations.get(index).demandMillis() == 0) {
            return new Visits.ToDelay(0);
        }
        return switch (stations.get(index)) {
            case Station.Delay delay -> new Visits.ToDelay(delay.demandMillis());
            case Station.Queue queue -> new Visits.ToQueue(queue.demandMillis());
            case Station.Servers several -> {
                var others = new ArrayList<>(stations);
                others.remove(index);
                ClosedNetwork without = known.get(others);
                yield new Visits.ToServers(
                        several, without == null ? new ClosedNetwork(List.copyOf(others), known) : without);
            }
        };
    }

    /**
     * What the network does with so many requests in it.
     *
     * @param perSecond how many go round a second
     * @param millis how long once around takes
     * @param residenceMillis of that, what it takes at each station, with waiting
     */
    public record Solution(int requests, double perSecond, double millis, List<Double> residenceMillis) {
        public Solution {
            residenceMillis = List.copyOf(residenceMillis);
        }

        /** How many are at a station on average, waiting or served: {@link Little}. */
        public double inStation(int station) {
            return Little.inSystem(perSecond, residenceMillis.get(station));
        }
    }

    /** What it does with so many requests; those already computed must not be asked for again here. */
    public Solution with(int requests) {
        if (requests < Math.max(1, perSecond.size() - 1)) {
            throw new IllegalArgumentException("it is already beyond " + requests);
        }
        perSecond(requests);
        List<Double> residence = visits.stream().map(Visits::millis).toList();
        double millis = residence.stream().mapToDouble(Double::doubleValue).sum();
        return new Solution(requests, perSecond.getLast(), millis, residence);
    }

    /** How many go round a second with so many requests; infinite where no station takes time. */
    public double perSecond(int requests) {
        for (int next = perSecond.size(); next <= requests; next++) {
            step(next);
        }
        return perSecond.get(requests);
    }

    private void step(int requests) {
        double millis = 0;
        for (Visits visit : visits) {
            millis += visit.arrive();
        }
        double rate = Little.perSecond(requests, millis);
        for (Visits visit : visits) {
            visit.settle(requests, rate);
        }
        perSecond.add(rate);
    }
}
