package dev.kaam.store;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Runs of random steps. One that fails says by which seed it can be had again, and which of its steps are enough for that. */
final class RandomRuns {
    /** To leave out steps one by one may take longer than all runs; more than enough may be said. */
    private static final int SHRINKINGS_MAX = 200;

    private final Consumer<List<ModelRun.Step>> run;
    private final int atOnce;
    private final Runnable anew;
    private int shrinkings;

    /** @param run does the steps from the start, and throws when something is wrong behind one of them */
    RandomRuns(Consumer<List<ModelRun.Step>> run) {
        this(run, 1, () -> {});
    }

    /**
     * @param run as above; several threads call it
     * @param atOnce how many runs go side by side
     * @param anew called before each so many
     */
    RandomRuns(Consumer<List<ModelRun.Step>> run, int atOnce, Runnable anew) {
        this.run = run;
        this.atOnce = atOnce;
        this.anew = anew;
    }

    private record Failed(long seed, Throwable why) {}

    void runs(int runs, int length) {
        long replayed = Long.getLong("kaam.seed", -1);
        long first = replayed < 0 ? System.nanoTime() : replayed;
        long end = first + (replayed < 0 ? runs : 1);
        for (long seed = first; seed < end; seed += atOnce) {
            anew.run();
            Failed failed = together(seed, Math.min(seed + atOnce, end), length);
            if (failed != null) {
                explain(failed, steps(failed.seed(), length));
            }
        }
    }

    private @Nullable Failed together(long first, long end, int length) {
        try (var threads = Executors.newCachedThreadPool()) {
            List<Future<@Nullable Failed>> runs = LongStream.range(first, end)
                    .mapToObj(seed -> threads.<@Nullable Failed>submit(() -> {
                        Throwable failure = failure(steps(seed, length));
                        return failure == null ? null : new Failed(seed, failure);
                    }))
                    .toList();
            return runs.stream()
                    .map(RandomRuns::end)
                    .filter(failed -> failed != null)
                    .findFirst()
                    .orElse(null);
        }
    }

    private static @Nullable Failed end(Future<@Nullable Failed> run) {
        try {
            return run.get();
        } catch (InterruptedException | ExecutionException broken) {
            throw new AssertionError("A run broke off", broken);
        }
    }

    private static List<ModelRun.Step> steps(long seed, int length) {
        var random = new SplittableRandom(seed);
        List<ModelRun.Step> steps = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            steps.add(new ModelRun.Step(random.nextLong()));
        }
        return steps;
    }

    private void explain(Failed failed, List<ModelRun.Step> steps) {
        if (failure(steps) == null) {
            throw new AssertionError(
                    "Seed " + failed.seed() + " failed beside others, and then not alone: " + failed.why(),
                    failed.why());
        }
        List<ModelRun.Step> enough = shrunk(steps);
        throw new AssertionError(
                "Replay with -Dkaam.seed=" + failed.seed() + ". These " + enough.size() + " of its steps are enough: "
                        + enough,
                failure(enough));
    }

    /** Leaves out as many steps as can be left out, larger parts first, while it still fails. */
    private List<ModelRun.Step> shrunk(List<ModelRun.Step> failing) {
        List<ModelRun.Step> steps = failing;
        for (int part = failing.size() / 2; part > 0; part /= 2) {
            for (int from = 0; from < steps.size() && shrinkings < SHRINKINGS_MAX; shrinkings++) {
                List<ModelRun.Step> fewer = new ArrayList<>(steps.subList(0, from));
                fewer.addAll(steps.subList(Math.min(from + part, steps.size()), steps.size()));
                if (failure(fewer) == null) {
                    from += part;
                } else {
                    steps = fewer;
                }
            }
        }
        return steps;
    }

    private @Nullable Throwable failure(List<ModelRun.Step> steps) {
        try {
            run.accept(steps);
            return null;
        } catch (AssertionError | RuntimeException different) {
            return different;
        }
    }
}
