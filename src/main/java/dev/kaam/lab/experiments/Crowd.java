package dev.kaam.lab.experiments;

import dev.kaam.lab.Bench;
import dev.kaam.lab.Sample;
import dev.kaam.lab.load.Call;
import dev.kaam.lab.load.Load;
import java.util.ArrayList;
import java.util.List;

/** So many clients of a server, each of which asks it once, all at the same moment. */
record Crowd(String server, int clients, Call call) {
    /** Costs one call of the database. */
    static final Call READ = Call.get("/todos");
    /** So often is one asked alone; the one in the middle counts. */
    private static final int ALONE = 3;

    Crowd(String server, int clients) {
        this(server, clients, READ);
    }

    /** When the last of them has its answer, in milliseconds. */
    Sample last(Bench bench) throws InterruptedException {
        Load load = ask(bench, clients);
        return new Sample(load.spanMillis(), load);
    }

    /** How many a second are answered, from the first to the last. */
    Sample perSecond(Bench bench) throws InterruptedException {
        Load load = ask(bench, clients);
        return new Sample(clients * 1e3 / load.spanMillis(), load);
    }

    /** How many times as long as one alone needs the last of them needs: how fast the server computes is not in it. */
    Sample timesAlone(Bench bench) throws InterruptedException {
        double alone = alone(bench).value();
        Load load = ask(bench, clients);
        return new Sample(load.spanMillis() / alone, load);
    }

    /** How long one of them alone needs, in milliseconds. */
    Sample alone(Bench bench) throws InterruptedException {
        List<Sample> some = new ArrayList<>();
        for (int i = 0; i < ALONE; i++) {
            Load one = ask(bench, 1);
            some.add(new Sample(one.spanMillis(), one));
        }
        some.sort((one, other) -> Double.compare(one.value(), other.value()));
        return some.get(ALONE / 2);
    }

    private Load ask(Bench bench, int together) throws InterruptedException {
        return bench.clients().burst(bench.server(server).address(), together, call);
    }
}
