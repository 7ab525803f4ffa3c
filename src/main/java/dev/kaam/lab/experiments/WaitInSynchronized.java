package dev.kaam.lab.experiments;

import dev.kaam.flow.Time;
import dev.kaam.lab.Effort;
import dev.kaam.lab.Experiment;
import dev.kaam.lab.Level;
import dev.kaam.lab.Level.Unit;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Plan;
import dev.kaam.lab.Prediction;
import dev.kaam.lab.Prediction.Tolerance;
import dev.kaam.lab.Sample;
import dev.kaam.lab.law.Waves;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Up to Java 23 a virtual thread that waited inside {@code synchronized} held its carrier, and as many could wait at once as there
 * are processors. Since Java 24 it leaves it, as inside a lock. The threads are the lab's own: no server is needed to see it.
 */
public final class WaitInSynchronized implements Experiment {
    private static final String SOURCE = "JEP 491, “Synchronize Virtual Threads without Pinning”, 2024";
    /** Timers ring a little late, and so many threads must be made and woken. Held carriers would make it a hundred times. */
    private static final Tolerance TOLERANCE = new Tolerance(0.2, 15);

    @Override
    public String name() {
        return "wait-in-synchronized";
    }

    @Override
    public Plan plan(Effort effort, Machine machine) {
        int threads = effort.pick(200, 1_000);
        Duration wait = Duration.ofMillis(effort.pick(50, 100));
        double held = Waves.millis(threads, machine.cores(), (double) wait.toMillis());
        return new Plan(
                Map.of("n", threads, "waitMs", wait.toMillis(), "cores", machine.cores(), "heldMs", (long) held),
                List.of(),
                List.of(
                        level("insideSynchronized", threads, wait, WaitInSynchronized::inSynchronized),
                        level("insideLock", threads, wait, WaitInSynchronized::inLock)),
                new Plan.Ask("insideSynchronized", 10, 2 * held, true));
    }

    private static Level level(String name, int threads, Duration wait, Function<Pause, Callable<Void>> block) {
        var law = new Prediction(wait.toMillis(), "⌈n/n⌉·S", SOURCE, TOLERANCE);
        return new Level(name, Unit.MILLIS, law, bench -> {
            var pause = new Pause(bench.time(), wait);
            return together(
                    bench.time(),
                    Stream.generate(() -> block.apply(pause)).limit(threads).toList());
        });
    }

    private record Pause(Time time, Duration length) {
        void take() throws InterruptedException {
            time.sleep(length);
        }
    }

    /**
     * Nobody else wants the monitor: what matters is only whether the carrier is held. It is made outside the code that enters
     * it, since a compiler may leave out a monitor that no other thread can ever see.
     */
    private static Callable<Void> inSynchronized(Pause pause) {
        var own = new Object();
        return () -> {
            synchronized (own) {
                pause.take();
            }
            return null;
        };
    }

    private static Callable<Void> inLock(Pause pause) {
        var own = new ReentrantLock();
        return () -> {
            own.lock();
            try {
                pause.take();
            } finally {
                own.unlock();
            }
            return null;
        };
    }

    /** When the last of them has waited. */
    private static Sample together(Time time, List<Callable<Void>> blocks) throws InterruptedException {
        long start = time.nanos();
        try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
            each.invokeAll(blocks);
        }
        return Sample.of((time.nanos() - start) / 1e6);
    }
}
