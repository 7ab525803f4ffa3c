package dev.kaam.lab.experiments;

import dev.kaam.lab.Effort;
import dev.kaam.lab.Experiment;
import dev.kaam.lab.Level;
import dev.kaam.lab.Level.Unit;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Plan;
import dev.kaam.lab.Prediction;
import dev.kaam.lab.Prediction.Tolerance;
import dev.kaam.lab.Sample;
import dev.kaam.lab.Setup;
import dev.kaam.lab.experiments.Crash.Fate;
import dev.kaam.lab.law.Little;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * {@code kill -9} between the answer and the task: what becomes of what was accepted? λ a second are added, each has a task of
 * length T behind it, and after L the server is killed and started again. What lives in memory is lost: by Little's law λ·T tasks
 * were on their way, of λ·L that were accepted. What was recorded in the commit that was answered is done after the restart; of
 * those that had just been done, and not yet been written down as done, some are done twice.
 */
public final class CriticalInBackground implements Experiment {
    private static final int CLIENTS = 4;
    private static final int PAUSE_MS = 50; // so that fewer tasks are on their way than a Kaam does at once, 32
    private static final String EPHEMERAL = "ephemeral";
    private static final String MEMORY = "memory";
    private static final String DURABLE = "durable";
    private static final String KEPT = "Kaam's docs/background.md: recorded with the change, done at least once";
    /** A kill comes some milliseconds late, a task takes some longer than it should, and each is a few hundredths of all. */
    private static final Tolerance LOST = new Tolerance(0.25, 0.05);

    /** Never is less than once, of a few hundred. */
    private static final Tolerance NEVER = new Tolerance(0, 0.001);
    /**
     * Between what a task does and the commit that writes down that it is done lie some milliseconds: no law says how many, so this
     * is a bound. A tenth of the load would be tens of them.
     */
    private static final double SELDOM = 0.1;
    /** The tasks of a process that was killed are taken back at its next start; 35 s it would take another one. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Override
    public String name() {
        return "critical-in-background";
    }

    @Override
    public Plan plan(Effort effort, Machine machine) {
        int task = effort.pick(150, 250);
        var crash = new Crash(
                CLIENTS,
                Duration.ofMillis(PAUSE_MS),
                Duration.ofMillis(effort.pick(600, 1_000)),
                Duration.ofMillis(task));
        var last = new AtomicReference<@Nullable Fate>();
        long length = crash.length().toMillis();
        var lost = new Prediction((double) task / length, "λ·T/(λ·L) = T/L", Little.SOURCE, LOST);
        return new Plan(
                Map.of("taskMs", task, "lengthMs", length, "perSecond", CLIENTS * 1_000 / PAUSE_MS),
                List.of(
                        server(EPHEMERAL, task, "ephemeral").fakeDb(Duration.ZERO, Duration.ZERO),
                        server(MEMORY, task, "durable").fakeDb(Duration.ZERO, Duration.ZERO),
                        server(DURABLE, task, "durable")),
                List.of(
                        lost(EPHEMERAL, lost, crash),
                        lost(MEMORY, lost, crash),
                        new Level(DURABLE, Unit.SHARE, Prediction.promise(0, "0", KEPT, NEVER), bench -> {
                            Fate fate = crash.befall(bench, DURABLE, PATIENCE);
                            last.set(fate);
                            return Sample.of(fate.lost());
                        }),
                        twice(new Prediction(SELDOM, "≤ 0.1", KEPT, Tolerance.atMost()), crash, last)),
                new Plan.Ask(EPHEMERAL, 0, 1, false));
    }

    private static Setup server(String name, int task, String by) {
        return Setup.of(name, "virtual-threads")
                .with("--fake-task", "wait=" + task + "ms,cpu=0ms,by=" + by + ",to=" + Setup.RECEIVER);
    }

    private static Level lost(String server, Prediction law, Crash crash) {
        return new Level(
                server,
                Unit.SHARE,
                law,
                bench -> Sample.of(crash.befall(bench, server, Duration.ZERO).lost()));
    }

    /** @param last what became of it when it was killed to see what is lost: it need not be killed for this again */
    private static Level twice(Prediction law, Crash crash, AtomicReference<@Nullable Fate> last) {
        return new Level("twice", Unit.SHARE, law, bench -> {
            Fate fate = last.getAndSet(null);
            return Sample.of((fate == null ? crash.befall(bench, DURABLE, PATIENCE) : fate).twice());
        });
    }
}
