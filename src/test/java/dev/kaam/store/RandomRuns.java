package dev.kaam.store;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Runs of random steps. One that fails says by which seed it can be had again, and which of its steps are enough for that. */
final class RandomRuns {
    private final Consumer<List<ModelRun.Step>> run;

    /** @param run does the steps from the start, and throws when something is wrong behind one of them */
    RandomRuns(Consumer<List<ModelRun.Step>> run) {
        this.run = run;
    }

    void runs(int runs, int length) {
        long replayed = Long.getLong("kaam.seed", -1);
        long first = replayed < 0 ? System.nanoTime() : replayed;
        for (long seed = first; seed < first + (replayed < 0 ? runs : 1); seed++) {
            var random = new SplittableRandom(seed);
            List<ModelRun.Step> steps = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                steps.add(new ModelRun.Step(random.nextLong()));
            }
            if (!agrees(steps)) {
                explain(seed, shrunk(steps));
            }
        }
    }

    private static void explain(long seed, List<ModelRun.Step> steps, Throwable failure) {
        throw new AssertionError(
                "Replay with -Dkaam.seed=" + seed + ". These " + steps.size() + " of its steps are enough: " + steps,
                failure);
    }

    private void explain(long seed, List<ModelRun.Step> steps) {
        try {
            run.accept(steps);
        } catch (AssertionError | RuntimeException failure) {
            explain(seed, steps, failure);
        }
        throw new AssertionError(
                "Seed " + seed + " failed once and then did not: the store does not do the same twice.");
    }

    /** Leaves out as many steps as can be left out, larger parts first, while it still fails. */
    private List<ModelRun.Step> shrunk(List<ModelRun.Step> failing) {
        List<ModelRun.Step> steps = failing;
        for (int part = failing.size() / 2; part > 0; part /= 2) {
            for (int from = 0; from < steps.size(); ) {
                List<ModelRun.Step> fewer = new ArrayList<>(steps.subList(0, from));
                fewer.addAll(steps.subList(Math.min(from + part, steps.size()), steps.size()));
                if (agrees(fewer)) {
                    from += part;
                } else {
                    steps = fewer;
                }
            }
        }
        return steps;
    }

    private boolean agrees(List<ModelRun.Step> steps) {
        try {
            run.accept(steps);
            return true;
        } catch (AssertionError | RuntimeException different) {
            return false;
        }
    }
}
