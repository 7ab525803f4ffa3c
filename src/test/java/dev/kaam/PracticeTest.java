package dev.kaam;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.learn.Course;
import dev.kaam.learn.Course.Place;
import dev.kaam.learn.Course.Practice;
import dev.kaam.learn.Learn;
import dev.kaam.web.Execution;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The exercise of the self-check, step by step, as a reader types it. */
class PracticeTest {
    private static final Course COURSE = Learn.in("en");

    @TempDir
    private Path folder;

    @Test
    void the_servers_of_the_exercise_can_be_started_so() {
        List<String> strategies = new ArrayList<>();
        for (Practice step : steps(Place.SERVER)) {
            var serve = new CommandLine(new Serve()).parseArgs(options(step));
            String strategy = serve.matchedOptionValue("--run", "virtual-threads");
            Execution.of(strategy).close();
            strategies.add(strategy);
        }
        assertThat(strategies).contains("one-at-a-time", "virtual-threads", "event-loop");
    }

    @Test
    @Tag("slow") // twenty waits in a row are 4 s, and there are four servers
    void whoever_goes_through_it_sees_what_it_says() throws Exception {
        String typed = typed();
        long inRow = 0;
        for (Practice step : steps(Place.SERVER)) {
            try (KaamProcess kaam = KaamProcess.serve(folder.resolve(step.id()), options(step))) {
                long start = System.nanoTime();
                String shown = shell(step.id().equals("start") ? typed : twenty(), kaam.port());
                long took = System.nanoTime() - start;
                if (step.id().equals("start")) {
                    assertThat(shown).contains("201 Created", "200 OK", "204 No Content", "\"my-update\"", "\"log\"");
                    inRow = took;
                } else {
                    assertThat(took).as(step.id()).isLessThan(inRow);
                }
            }
        }
    }

    private static List<Practice> steps(Place in) {
        return COURSE.practice().items().stream()
                .filter(step -> step.in() == in)
                .toList();
    }

    /** Without {@code bin/kaam serve --port 8090}: beside the server whose page tells it. */
    private static String[] options(Practice step) {
        String[] words = step.lines().getFirst().split(" ", -1);
        assertThat(words).startsWith("bin/kaam", "serve", "--port", "8090");
        return Arrays.copyOfRange(words, 4, words.length);
    }

    private static String typed() {
        return String.join(
                "\n",
                steps(Place.CLIENT).stream()
                        .flatMap(step -> step.lines().stream())
                        .toList());
    }

    private static String twenty() {
        return steps(Place.CLIENT).stream()
                .filter(step -> step.id().equals("twenty"))
                .findFirst()
                .orElseThrow()
                .lines()
                .getFirst();
    }

    private static String shell(String typed, int port) throws Exception {
        Process bash = new ProcessBuilder("bash", "-c", typed.replace("localhost:8090", "127.0.0.1:" + port))
                .redirectErrorStream(true)
                .start();
        String shown = new String(bash.getInputStream().readAllBytes(), UTF_8);
        assertThat(bash.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(bash.exitValue()).as(shown).isZero();
        return shown;
    }
}
