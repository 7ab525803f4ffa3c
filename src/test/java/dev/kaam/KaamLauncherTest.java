package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaam.lab.LabException;
import dev.kaam.lab.Running;
import dev.kaam.lab.Setup;
import dev.kaam.lab.load.Call;
import dev.kaam.lab.load.Clients;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KaamLauncherTest {
    @TempDir
    private Path temporary;

    private final Clients clients = new Clients(SystemTime.INSTANCE);

    @Test
    void a_server_can_stand_still_be_killed_come_again_with_its_data_and_go_without_a_trace() throws Exception {
        try (Running kaam = new KaamLauncher(temporary).start(Setup.of("one", "virtual-threads"))) {
            assertThat(clients.ask(kaam.address(), Call.post("/todos", "{\"title\":\"stay\"}"))
                            .status())
                    .isEqualTo(201);
            assertThat(kaam.cpu()).isPositive();
            assertThat(folders()).hasSize(1);

            assertStandsStill(kaam, Duration.ofMillis(300));

            Duration used = kaam.cpu();
            URI killed = kaam.address();
            kaam.kill();
            assertThatThrownBy(() -> clients.ask(killed, Call.get("/todos"))).isInstanceOf(LabException.class);
            kaam.restart();
            assertThat(kaam.cpu()).isGreaterThan(used);
            assertThat(clients.ask(kaam.address(), Call.get("/todos")).body()).contains("stay");
        }
        assertThat(folders()).isEmpty();
    }

    private void assertStandsStill(Running kaam, Duration length) throws InterruptedException {
        Thread pause = Thread.ofVirtual().start(() -> {
            try {
                kaam.pause(length);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        long longest = 0;
        while (pause.isAlive()) {
            longest = Math.max(
                    longest,
                    clients.ask(kaam.address(), Call.get("/todos")).exchange().service());
        }
        assertThat(longest).isGreaterThan(length.toNanos() / 2);
    }

    @Test
    void one_that_does_not_start_says_why_and_leaves_nothing() throws Exception {
        assertThatThrownBy(() -> new KaamLauncher(temporary).start(Setup.of("odd", "one-by-one")))
                .isInstanceOf(LabException.class)
                .hasMessageStartingWith("The server 'odd' (--run one-by-one) did not start: ")
                .hasMessageContaining("one-at-a-time"); // Kaam itself says what there is
        assertThat(folders()).isEmpty();
    }

    @Test
    void who_is_interrupted_while_one_starts_leaves_nothing() throws Exception {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> new KaamLauncher(temporary).start(Setup.of("one", "virtual-threads")))
                .isInstanceOf(InterruptedException.class);
        assertThat(folders()).isEmpty();
    }

    @Test
    @Tag("slow")
    void servers_go_with_a_program_that_is_told_to_end() throws Exception {
        assertEndsAfter(ProcessHandle::destroy);
        assertThat(folders()).isEmpty();
    }

    @Test
    @Tag("slow")
    void servers_go_with_a_program_that_is_killed() throws Exception {
        assertEndsAfter(ProcessHandle::destroyForcibly);
    }

    private void assertEndsAfter(Consumer<ProcessHandle> end) throws Exception {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.kaam.LaunchOne",
                temporary.toString());
        Process program = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            URI server = URI.create(program.inputReader().readLine());
            assertThat(clients.ask(server, Call.get("/health/live")).status()).isEqualTo(200);
            ProcessHandle child = program.children().findFirst().orElseThrow();
            end.accept(program.toHandle());
            assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
            child.onExit().get(30, TimeUnit.SECONDS);
            assertThatThrownBy(() -> clients.ask(server, Call.get("/"))).isInstanceOf(LabException.class);
        } finally {
            program.destroyForcibly();
        }
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.list(temporary)) {
            return all.toList();
        }
    }
}
