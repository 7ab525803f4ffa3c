package dev.kaam.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.background.Task;
import dev.kaam.background.TaskMeter;
import dev.kaam.background.TaskStore;
import dev.kaam.flow.SettableTime;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoQuery;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program ends at any moment between the claim of a task and its acknowledgement, inside of each statement too: the next one does
 * what is left, nothing is lost, and what is done in the commit that acknowledges is done once.
 */
class TaskCrashTest {
    private static final int TASKS = 3;
    private static final String OWNER = "local";

    @TempDir
    private Path folder;

    @Test
    void a_program_that_ends_at_one_of_6_moments_loses_no_task() throws Exception {
        losesNone(6);
    }

    @Test
    @Tag("slow")
    void a_program_that_ends_at_one_of_150_moments_loses_no_task() throws Exception {
        losesNone(150);
    }

    private void losesNone(int moments) throws Exception {
        long all = Long.parseLong(run(folder.resolve("whole"), TASKS, 0).replaceAll("\\D", ""));
        assertThat(all).isGreaterThan(100);
        int crashes = 0;
        for (int moment = 1; moment <= moments; moment++) {
            Path its = folder.resolve("moment-" + moment);
            crashes +=
                    run(its, TASKS, Math.max(1, all * moment / (moments + 1))).isEmpty() ? 1 : 0;
            run(its, 0, 0);
            check(its);
        }
        assertThat(crashes).as("programs that ended before their time").isGreaterThan(moments / 2);
    }

    private static void check(Path folder) throws IOException {
        try (Sqlite database = Sqlite.open(folder.resolve("data"), 1)) {
            var time = new SettableTime();
            var tasks = new SqlTasks(database, time, new Random(), new TaskMeter(new SimpleMeterRegistry()));
            var query = new TaskStore.Query(null, null, null, 100, null);
            List<Task> all = tasks.list(OWNER, query);
            assertThat(all).hasSize(2 * TASKS).allMatch(task -> task.state() == Task.State.DONE);
            assertThat(Set.copyOf(Files.readAllLines(folder.resolve("marks"))))
                    .isEqualTo(Set.copyOf(ids(all, CrashingProgram.MARK)));
            var todos = new SqlTodos(database, time, new Random());
            assertThat(todos.list(OWNER, TodoQuery.newest(50)).todos())
                    .extracting(Todo::title)
                    .containsExactlyInAnyOrderElementsOf(ids(all, CrashingProgram.TODO));
        }
    }

    private static List<String> ids(List<Task> tasks, String kind) {
        return tasks.stream()
                .filter(task -> task.kind().equals(kind))
                .map(task -> task.id().toString())
                .toList();
    }

    /** What it said at its end; nothing where it had none. */
    private static String run(Path folder, int tasks, long steps) throws Exception {
        Files.createDirectories(folder);
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingProgram.class.getName(),
                        folder.toString(),
                        String.valueOf(tasks),
                        String.valueOf(steps))
                .redirectOutput(said.toFile())
                .redirectError(folder.resolve("errors").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(() -> errors(folder)).isIn(0, 9);
        return Files.readString(said);
    }

    private static String errors(Path folder) {
        try {
            return Files.readString(folder.resolve("errors"));
        } catch (IOException none) {
            return "";
        }
    }
}
