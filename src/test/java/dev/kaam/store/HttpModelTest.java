package dev.kaam.store;

import dev.kaam.TestKaam;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a client does over HTTP, each write sent twice: what it then reads is what the model tells. */
class HttpModelTest {
    private static final int STEPS = 40;

    @TempDir
    private Path folder;

    @Test
    void the_API_and_the_model_agree_after_each_step_of_2_runs() {
        runs(2);
    }

    @Test
    @Tag("slow")
    void the_API_and_the_model_agree_after_each_step_of_50_runs() {
        runs(50);
    }

    private void runs(int runs) {
        long replayed = Long.getLong("kaam.seed", -1);
        long first = replayed < 0 ? System.nanoTime() : replayed;
        for (long seed = first; seed < first + (replayed < 0 ? runs : 1); seed++) {
            try {
                run(seed);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("Replay with -Dkaam.seed=" + seed + ": " + failure.getMessage(), failure);
            }
        }
    }

    private void run(long seed) {
        var random = new SplittableRandom(seed);
        List<ModelRun.Step> steps = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            steps.add(new ModelRun.Step(random.nextLong()));
        }
        try (TestKaam kaam = TestKaam.on(folder.resolve("run-" + seed))) {
            var todos = new HttpTodos(kaam);
            new ModelRun(todos, todos, null, todos, passing -> {}, "local", ZoneId.systemDefault()).run(steps);
        }
    }
}
