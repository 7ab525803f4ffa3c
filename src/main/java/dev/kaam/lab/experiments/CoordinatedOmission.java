package dev.kaam.lab.experiments;

import dev.kaam.lab.Bench;
import dev.kaam.lab.Effort;
import dev.kaam.lab.Experiment;
import dev.kaam.lab.Level;
import dev.kaam.lab.Level.Unit;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Plan;
import dev.kaam.lab.Prediction;
import dev.kaam.lab.Prediction.Tolerance;
import dev.kaam.lab.Running;
import dev.kaam.lab.Sample;
import dev.kaam.lab.Setup;
import dev.kaam.lab.load.Call;
import dev.kaam.lab.load.Load;
import dev.kaam.lab.load.Meanwhile;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The server stands still for a while. A client that waits for each answer before it asks again sends nothing meanwhile: it has
 * one slow answer among hundreds, and its p99 shows none. Requests that come on their own come meanwhile too: of all, the share
 * (D − x)/L waits longer than x, which is a hundredth for x = D − L/100.
 */
public final class CoordinatedOmission implements Experiment {
    private static final String SERVER = "server";
    private static final Call READ = Call.get("/todos");
    private static final String SOURCE = "coordinated omission; G. Tene, “How NOT to Measure Latency”, 2013";
    private static final String EVENLY = "follows from arrivals that are spread evenly over L";
    /** The slowest hundredth of a quiet server is some milliseconds slower than the rest: far from the stop that it leaves out. */
    private static final Tolerance CLOSED = new Tolerance(0.5, 12);
    /**
     * Of the few that are slowest, one more or less is 1/λ of time, some milliseconds; signals come a few milliseconds late; and
     * what has piled up meanwhile must be worked off.
     */
    private static final Tolerance OPEN = new Tolerance(0.1, 25);
    /** What HTTP takes besides the wait, to have the open load come about as fast as the closed one can. */
    private static final int HTTP_MILLIS = 1;

    @Override
    public String name() {
        return "coordinated-omission";
    }

    @Override
    public Plan plan(Effort effort, Machine machine) {
        var setting = effort.pick(new Setting(1, 2, 250, 750), new Setting(2, 10, 1_000, 3_000));
        return new Plan(
                Map.of(
                        "clients", setting.clients,
                        "waitMs", setting.waitMs,
                        "stopMs", setting.stopMs,
                        "lengthMs", setting.lengthMs,
                        "perSecond", Math.round(setting.perSecond())),
                List.of(Setup.of(SERVER, "virtual-threads").fakeDb(Duration.ofMillis(setting.waitMs), Duration.ZERO)),
                List.of(
                        new Level("closed", Unit.MILLIS, setting.closed(), bench -> p99(bench, setting, false)),
                        new Level("open", Unit.MILLIS, setting.open(), bench -> p99(bench, setting, true))),
                new Plan.Ask("open", 1, 2.0 * setting.stopMs, true));
    }

    /**
     * The closed load's slow answers, one a client, must be less than a hundredth of all: S/(L − D) well below 1/100.
     *
     * @param waitMs S
     * @param stopMs D, how long the server stands still
     * @param lengthMs L, how long it is asked in all
     */
    private record Setting(int clients, int waitMs, int stopMs, int lengthMs) {
        double perSecond() {
            return 1e3 * clients / (waitMs + HTTP_MILLIS);
        }

        Prediction closed() {
            return new Prediction(waitMs, "S", SOURCE, CLOSED);
        }

        Prediction open() {
            return new Prediction(stopMs + waitMs - lengthMs / 100.0, "D − L/100 + S", EVENLY, OPEN);
        }
    }

    private static Sample p99(Bench bench, Setting setting, boolean open) throws InterruptedException {
        Running server = bench.server(SERVER);
        Duration length = Duration.ofMillis(setting.lengthMs);
        Duration before = Duration.ofMillis((setting.lengthMs - setting.stopMs) / 2);
        Load load = Meanwhile.happens(
                bench.time(),
                before,
                () -> server.pause(Duration.ofMillis(setting.stopMs)),
                () -> open
                        ? bench.clients().open(server.address(), setting.perSecond(), READ, length, bench.random())
                        : bench.clients().closed(server.address(), setting.clients, READ, Duration.ZERO, length));
        return new Sample(load.latencyMillis(99), load);
    }
}
