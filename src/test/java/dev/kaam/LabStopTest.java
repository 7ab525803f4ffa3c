package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.lab.Effort;
import dev.kaam.lab.Host;
import dev.kaam.lab.Lab;
import dev.kaam.lab.Machine;
import dev.kaam.lab.experiments.Experiments;
import dev.kaam.terminal.LabPrinter;
import dev.kaam.terminal.Paper;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C: the program ends with 130, and with it all that it had started. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the script command has other options elsewhere")
class LabStopTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path scratch;

    @Test
    void while_a_guess_is_asked_for() throws Exception {
        try (var terminal = PseudoTerminal.run(scratch, "lab", "run", "many-at-once", "--quick")) {
            terminal.await("Your guess in ms (Enter skips): ");
            terminal.press("much\n");
            terminal.await("'much' is no number such as 30ms.");
            terminal.signal("INT");
            assertThat(terminal.all())
                    .contains("kaam: stopped; nothing is concluded", "ended with 130", "\u001b[1mMany at once")
                    .as("questions to the terminal, whose answers would be taken for a guess")
                    .doesNotContain("\u001b[c", "\u001b[6n");
        }
    }

    @Test
    @Tag("slow")
    void while_servers_are_measured() throws Exception {
        List<String> command = KaamProcess.command().stream()
                .map(word -> word.equals("dev.kaam.Main") ? Quiet.class.getName() : word)
                .map(word -> word.startsWith("-Djava.io.tmpdir=") ? "-Djava.io.tmpdir=" + scratch : word)
                .toList();
        Process lab = new ProcessBuilder(command).redirectErrorStream(true).start();
        var lines = new Lines(lab.inputReader(), line -> {}, () -> {});
        try {
            awaitMeasured(lines);
            List<ProcessHandle> servers = lab.descendants().toList();
            assertThat(servers).hasSize(4);
            new ProcessBuilder("kill", "-INT", String.valueOf(lab.pid()))
                    .start()
                    .waitFor();
            assertThat(lab.onExit().get().exitValue()).isEqualTo(130);
            assertThat(servers).noneMatch(ProcessHandle::isAlive);
            assertThat(lines.all()).last().isEqualTo("kaam: stopped; nothing is concluded");
            try (var left = Files.list(scratch)) {
                assertThat(left.filter(file -> file.getFileName().toString().startsWith("kaam-lab-")))
                        .isEmpty();
            }
        } finally {
            lab.descendants().forEach(ProcessHandle::destroyForcibly);
            lab.destroyForcibly();
        }
    }

    private static void awaitMeasured(Lines lines) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (lines.soFar().stream().noneMatch(line -> line.contains(" measured, about "))) {
            assertThat(System.nanoTime())
                    .as("nothing measured: " + lines.soFar())
                    .isLessThan(end);
            Thread.sleep(20);
        }
    }

    /** A lab whose machine is said to be quiet, so that it measures wherever the test is run. */
    static final class Quiet implements Host {
        public static void main(String[] arguments) throws Exception {
            var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
            var printer = new LabPrinter(out, new Paper(80, false, StandardCharsets.UTF_8), "en");
            var session = new LabSession(
                    new Lab(new KaamLauncher(), new Quiet(), SystemTime.INSTANCE),
                    new LabSession.Choice(Effort.FULL, "en", 42),
                    printer,
                    new LabSession.Meanwhile(out, false));
            System.exit(new UntilInterrupted(out).run(() -> {
                session.run(List.of(Experiments.called("many-at-once").orElseThrow()), (plan, words) -> null);
                return session.exitCode();
            }));
        }

        @Override
        public Machine look() {
            return LabCommand.NOMINAL;
        }

        @Override
        public Supplier<Double> watch(Supplier<Duration> ours) {
            return () -> 0.0;
        }
    }
}
