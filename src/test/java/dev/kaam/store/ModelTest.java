package dev.kaam.store;

import dev.kaam.flow.SettableTime;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to the store, in whichever order: it tells of it what a model tells that is too plain to be wrong. */
class ModelTest {
    private final SettableTime time = new SettableTime();
    private Sqlite database;
    private SqlTodos todos;
    private int owners;

    @BeforeEach
    void open(@TempDir Path folder) {
        database = Sqlite.open(folder, 1);
        todos = new SqlTodos(database, time, new Random(1), new PlainDays(ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void the_store_and_the_model_agree_after_each_step_of_50_runs() {
        runs(50, 30);
    }

    @Test
    @Tag("slow")
    void the_store_and_the_model_agree_after_each_step_of_1000_runs() {
        runs(1000, 200);
    }

    private void runs(int runs, int length) {
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
            run(steps);
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
            run(steps);
            return true;
        } catch (AssertionError | RuntimeException different) {
            return false;
        }
    }

    /** Each run is an owner's of its own, so that all can be in one database. */
    private void run(List<ModelRun.Step> steps) {
        String owner = "owner-" + owners++;
        var transactions = new SqlTransactions(database, todos, time);
        new ModelRun(todos, new SqlChanges(database), transactions, time, time::pass, owner, ZoneOffset.UTC).run(steps);
    }
}
