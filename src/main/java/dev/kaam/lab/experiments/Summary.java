package dev.kaam.lab.experiments;

import dev.kaam.lab.Bench;
import dev.kaam.lab.LabException;
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
        return Sample.of(both.inRow.latencyMillis(50) / both.together.latencyMillis(50));
    }

    /** How many times as many are answered a second. */
    Sample throughput(Bench bench) throws InterruptedException {
        Both both = both(bench);
        return Sample.of(both.together.perSecond() / both.inRow.perSecond());
    }

    private record Both(Load together, Load inRow) {}

    /** Which comes first is drawn: what changes meanwhile shall not favour one. */
    private Both both(Bench bench) throws InterruptedException {
        warmUp(bench);
        if (bench.random().nextBoolean()) {
            Load together = ask(bench, TOGETHER);
            return new Both(together, ask(bench, IN_ROW));
        }
        Load inRow = ask(bench, IN_ROW);
        return new Both(ask(bench, TOGETHER), inRow);
    }

    private Load ask(Bench bench, Call call) throws InterruptedException {
        return ask(bench, call, length);
    }

    private Load ask(Bench bench, Call call, Duration asked) throws InterruptedException {
        URI address = bench.server(server).address();
        Load load = bench.clients().closed(address, clients, call, asked.dividedBy(4), asked);
        if (load.failures() > 0) {
            throw new LabException("The server '" + server + "' refused " + load.failures() + " requests.");
        }
        return load;
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
