package dev.kaam.lab.experiments;

import dev.kaam.lab.Bench;
import dev.kaam.lab.LabException;
import dev.kaam.lab.Running;
import dev.kaam.lab.Sample;
import dev.kaam.lab.load.Call;
import dev.kaam.lab.load.Load;
import java.net.URI;
import java.time.Duration;

/**
 * {@code GET /summary} reads four numbers, each by a call of the database: what is gained where they are read together?
 *
 * @param length for so long each of the two ways is asked, again and again by each client
 * @param warmUp the first time, for so long before: code that computes little is slow until it has run thousands of times
 */
record Summary(String server, int clients, Duration length, Duration warmUp) {
    static final int READS = 4;
    static final Call TOGETHER = Call.get("/summary");
    static final Call IN_ROW = Call.get("/summary?together=false");

    private static final Call ADD = Call.post("/todos", "{\"title\":\"to be counted\"}");
    private static final int TODOS = 100;

    /** How many times as fast one has its answer; 1 is no gain. */
    Sample speed(Bench bench) throws InterruptedException {
        Both both = both(bench);
        return both.sample(both.inRow.load.latencyMillis(50) / both.together.load.latencyMillis(50));
    }

    /** How many times as many are answered a second. */
    Sample throughput(Bench bench) throws InterruptedException {
        Both both = both(bench);
        return both.sample(both.together.load.perSecond() / both.inRow.load.perSecond());
    }

    /** How many times as much of the processors an answer takes; 1 is as much. */
    Sample cost(Bench bench) throws InterruptedException {
        Both both = both(bench);
        return both.sample(both.together.cost() / both.inRow.cost());
    }

    /** What it was like when asked in one of the ways. */
    private record Way(Load load, Duration cpu) {
        /** Of one answer. What was answered before the load began costs too; but it is as large a part in both ways. */
        double cost() {
            return cpu.toNanos() / load.perSecond();
        }
    }

    private record Both(Way together, Way inRow) {
        Sample sample(double value) {
            return new Sample(value, together.load, inRow.load);
        }
    }

    /** Which comes first is drawn: what changes meanwhile shall not favour one. */
    private Both both(Bench bench) throws InterruptedException {
        warmUp(bench);
        if (bench.random().nextBoolean()) {
            Way together = ask(bench, TOGETHER, length);
            return new Both(together, ask(bench, IN_ROW, length));
        }
        Way inRow = ask(bench, IN_ROW, length);
        return new Both(ask(bench, TOGETHER, length), inRow);
    }

    private Way ask(Bench bench, Call call, Duration asked) throws InterruptedException {
        Running kaam = bench.server(server);
        Duration before = kaam.cpu();
        Load load = bench.clients().closed(kaam.address(), clients, call, asked.dividedBy(4), asked);
        if (load.failures() > 0) {
            throw new LabException("The server '" + server + "' refused " + load.failures() + " requests.");
        }
        return new Way(load, kaam.cpu().minus(before));
    }

    private void warmUp(Bench bench) throws InterruptedException {
        URI address = bench.server(server).address();
        boolean isNew = bench.clients().ask(address, IN_ROW).body().contains("\"open\":0");
        if (isNew) {
            bench.clients().burst(address, TODOS, ADD);
        }
        if (isNew && warmUp.isPositive()) {
            ask(bench, TOGETHER, warmUp);
            ask(bench, IN_ROW, warmUp);
        }
    }
}
