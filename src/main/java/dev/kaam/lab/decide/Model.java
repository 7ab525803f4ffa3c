package dev.kaam.lab.decide;

import dev.kaam.lab.decide.Outlook.Latency;
import dev.kaam.lab.decide.Outlook.Memory;
import dev.kaam.lab.law.Bounds;
import dev.kaam.lab.law.ErlangC;
import dev.kaam.lab.law.FlowEquivalent;
import dev.kaam.lab.law.Little;
import dev.kaam.lab.law.SingleServer;
import java.util.function.IntToDoubleFunction;

/**
 * What the laws say of a question. A wait is a delay, which nobody shares; the cores are servers with one queue; threads and
 * connections are places, which a request holds while it waits and computes, and before which the others queue
 * ({@link FlowEquivalent}). For one thread.
 */
final class Model {
    private static final double PERCENTILE = 95;
    /** So seldom must anybody wait for a place that the percentile does not feel it. */
    private static final double SELDOM = 1e-3;

    private final Question asked;
    private final Inside inside;

    Model(Question asked) {
        this(asked, new Inside(asked));
    }

    private Model(Question asked, Inside inside) {
        this.asked = asked;
        this.inside = inside;
    }

    Question asked() {
        return asked;
    }

    /** The same requests, of others. */
    Model with(Arrivals arrivals) {
        return new Model(asked.with(arrivals), inside);
    }

    /** The same requests, on more or fewer connections. */
    Model withDbPool(int connections) {
        return new Model(asked.withDbPool(connections), inside);
    }

    Outlook of(Strategy strategy) {
        int places = asked.places(strategy);
        boolean loops = strategy.kind() == Strategy.Kind.EVENT_LOOP;
        double capacity = loops ? Little.perSecond(places, asked.serviceMillis()) : capacity(places);
        return switch (asked.arrivals()) {
            case Arrivals.Users users -> {
                double perSecond = loops ? loops(users, places) : shared(users, places);
                yield outlook(strategy, capacity, perSecond, closed(users, perSecond, loops, places));
            }
            case Arrivals.Rate rate -> {
                double perSecond = Math.min(rate.perSecond(), capacity);
                Latency latency = rate.perSecond() >= capacity ? ENDLESS : open(rate.perSecond(), loops, places);
                yield outlook(strategy, capacity, perSecond, latency);
            }
        };
    }

    private static final Latency ENDLESS =
            new Latency(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    private double capacity(int places) {
        return places == Strategy.UNLIMITED ? inside.capacity() : inside.perSecond(places);
    }

    private double shared(Arrivals.Users users, int places) {
        return new FlowEquivalent(Math.min(places, users.count()), inside::perSecond)
                .closed(users.count(), users.thinkMillis())
                .perSecond();
    }

    /** Each loop has its own users, since a connection stays with its loop; and its own core, since there are as many. */
    private double loops(Arrivals.Users users, int loops) {
        var loop = new FlowEquivalent(1, any -> Little.perSecond(1, asked.serviceMillis()));
        return eachLoop(
                users, loops, count -> loop.closed(count, users.thinkMillis()).perSecond());
    }

    private static double eachLoop(Arrivals.Users users, int loops, IntToDoubleFunction perSecond) {
        int fewer = users.count() / loops;
        int more = users.count() % loops;
        return more * perSecond.applyAsDouble(fewer + 1)
                + (fewer == 0 ? 0 : (loops - more) * perSecond.applyAsDouble(fewer));
    }

    private Latency closed(Arrivals.Users users, double perSecond, boolean loops, int places) {
        double service = asked.serviceMillis();
        double regular = loops
                ? eachLoop(users, places, new Bounds(service, users.thinkMillis(), service)::perSecond)
                : new Bounds(
                                service,
                                users.thinkMillis(),
                                Math.max(asked.cpuMillis() / asked.cores(), service / places))
                        .perSecond(users.count());
        return new Latency(latency(users, perSecond), latency(users, regular), Double.NaN);
    }

    private double latency(Arrivals.Users users, double perSecond) {
        return Math.max(asked.serviceMillis(), Little.millis(users.count(), perSecond) - users.thinkMillis());
    }

    private Latency open(double rate, boolean loops, int places) {
        double service = asked.serviceMillis();
        if (loops || places == 1) {
            double each = loops ? rate / places : rate;
            return halved(SingleServer.millis(each, service), SingleServer.percentileMillis(PERCENTILE, each, service));
        }
        if (places == Strategy.UNLIMITED) {
            return halved(asked.waitMillis() + cores(rate).millis(asked.cpuMillis()), alone(rate));
        }
        var queue = new FlowEquivalent(places, inside::perSecond).open(rate);
        return halved(queue.millis(), percentile(rate, places, queue.outside()));
    }

    /** Where all take equally long they wait half as long, as with one server (Pollaczek, Khinchine); with several, nearly. */
    private Latency halved(double mean, double percentile) {
        double service = asked.serviceMillis();
        return new Latency(mean, service + (mean - service) / 2, percentile);
    }

    private double percentile(double rate, int places, double outside) {
        if (places <= asked.cores()) {
            return ErlangC.of(places, rate, asked.serviceMillis()).percentileMillis(PERCENTILE, asked.serviceMillis());
        }
        return outside < SELDOM ? alone(rate) : Double.NaN;
    }

    /** Where nobody waits for a place: an equally long wait, and then the cores, where they come at random again. */
    private double alone(double rate) {
        double cpu = asked.cpuMillis();
        return asked.waitMillis() + (cpu == 0 ? 0 : cores(rate).percentileMillis(PERCENTILE, cpu));
    }

    private ErlangC cores(double rate) {
        return ErlangC.of(asked.cores(), rate, asked.cpuMillis());
    }

    private Outlook outlook(Strategy strategy, double capacity, double perSecond, Latency latency) {
        boolean stable = Double.isFinite(latency.mean());
        boolean own = strategy.threads() == Strategy.UNLIMITED;
        double threads = own ? Little.inSystem(perSecond, latency.mean()) : strategy.threads();
        Memory memory = own ? Memory.ofVirtualThreads(threads) : Memory.ofPlatformThreads(threads, asked.stackKb());
        return new Outlook(
                strategy, capacity, perSecond, latency, law(strategy), threads, memory, binding(strategy), stable);
    }

    private Law law(Strategy strategy) {
        int places = asked.places(strategy);
        boolean single = places == 1 || strategy.kind() == Strategy.Kind.EVENT_LOOP;
        return switch (asked.arrivals()) {
            case Arrivals.Users users when users.thinkMillis() > 0 -> Law.FLOW_EQUIVALENT;
            case Arrivals.Users _ -> single ? Law.BOUNDS : Law.MVA; // one server is reached where nobody thinks
            case Arrivals.Rate _ when single -> Law.SINGLE_SERVER;
            case Arrivals.Rate _ -> places == Strategy.UNLIMITED ? Law.ERLANG_C : Law.FLOW_EQUIVALENT;
        };
    }

    /** The least of what each of them would allow a second, if it were alone. */
    private Binding binding(Strategy strategy) {
        Limits limits = new Limits(asked);
        double least = limits.load();
        Binding binding = limits.fewUsers();
        if (limits.threads(strategy) < least) {
            least = limits.threads(strategy);
            binding = Binding.THREADS;
        }
        if (limits.dbPool() <= least) {
            least = limits.dbPool();
            binding = Binding.DB_POOL;
        }
        return limits.cpu() <= least ? Binding.CPU : binding;
    }
}
