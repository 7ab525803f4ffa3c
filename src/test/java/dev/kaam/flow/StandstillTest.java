package dev.kaam.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process in which everything stands still for a while: that is no loop's fault, and no request's. */
class StandstillTest {
    private static final Duration STOPPED = Duration.ofMillis(500);

    @Test
    void a_process_that_is_stopped_and_goes_on_blames_the_host_alone() throws Exception {
        try (var program = new Program("-XX:+UseSerialGC")) {
            program.stopAndGoOn();
            assertThat(program.told("HOST"))
                    .contains("kind=HOST, loop=,")
                    .doesNotContain("loop=loop-")
                    .doesNotContain("Share");
        }
    }

    @Test
    void a_process_that_is_stopped_while_a_loop_computes_blames_both() throws Exception {
        try (var program = new Program("-XX:+UseSerialGC")) {
            program.say("compute");
            assertThat(program.line()).isEqualTo("computing");
            program.stopAndGoOn();
            assertThat(program.told("COMPUTING")).contains("kind=HOST, loop=,").contains("culprits=[Share[request=1,");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseSerialGC", "-XX:+UseG1GC", "-XX:+UseParallelGC"})
    void a_collection_is_no_loops_fault(String collector) throws Exception {
        try (var program = new Program(collector)) {
            program.say("collect");
            assertThat(program.told("GC"))
                    .contains("kind=GC, loop=,")
                    .doesNotContain("loop=loop-")
                    .doesNotContain("Share");
        }
    }

    private static final class Program implements AutoCloseable {
        private final Process process;
        private final BufferedReader out;
        private final PrintStream in;

        Program(String collector) throws IOException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "--sun-misc-unsafe-memory-access=allow",
                            "-XX:TieredStopAtLevel=1",
                            "-Xmx600m",
                            collector,
                            "-cp",
                            System.getProperty("java.class.path"),
                            StandstillProgram.class.getName())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            out = process.inputReader(StandardCharsets.UTF_8);
            in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
            assertThat(line()).isEqualTo("ready");
        }

        String line() throws IOException {
            return out.readLine();
        }

        void say(String what) {
            in.println(what);
        }

        /** All incidents, when there is one of that kind. */
        String told(String kind) throws IOException {
            say(kind);
            String incidents = line();
            assertThat(line()).isEqualTo("told");
            System.out.println(incidents);
            return incidents;
        }

        void stopAndGoOn() throws Exception {
            signal("STOP");
            Thread.sleep(STOPPED); // this pause is what is tested
            signal("CONT");
        }

        private void signal(String name) throws Exception {
            Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
            assertThat(kill.waitFor()).isZero();
        }

        @Override
        public void close() {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
