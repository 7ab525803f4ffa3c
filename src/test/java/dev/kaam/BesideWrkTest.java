package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.kaam.lab.Running;
import dev.kaam.lab.Setup;
import dev.kaam.lab.load.Call;
import dev.kaam.lab.load.Clients;
import dev.kaam.lab.load.Load;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lab's clients beside wrk, which is written in C and measures closed loads as they do. Wants a quiet machine. */
@Tag("slow")
class BesideWrkTest {
    private static final int CLIENTS = 50;
    private static final Duration LENGTH = Duration.ofSeconds(3);
    private static final Call READ = Call.get("/todos");
    /** Both see the same server, which waits most of the time; that is what one run may differ from the next. */
    private static final Percentage ALIKE = Percentage.withPercentage(10);

    private final Clients clients = new Clients(SystemTime.INSTANCE);

    @TempDir
    private Path temporary;

    /** What a load generator found. */
    private record Found(double perSecond, double medianMillis) {
        Found best(Found other) {
            return new Found(Math.max(perSecond, other.perSecond), Math.min(medianMillis, other.medianMillis));
        }
    }

    @Test
    void where_the_server_waits_both_find_the_same() throws Exception {
        try (Running kaam = serve(Duration.ofMillis(20))) {
            Found ours = new Found(0, 1e9);
            Found theirs = ours;
            for (int turn = 0; turn < 3; turn++) {
                ours = ours.best(ours(kaam.address()));
                theirs = theirs.best(wrk(kaam.address()));
            }
            System.out.println("a wait of 20 ms, " + CLIENTS + " clients: lab " + ours + ", wrk " + theirs);
            assertThat(ours.perSecond).isCloseTo(theirs.perSecond, ALIKE);
            assertThat(ours.medianMillis).isCloseTo(theirs.medianMillis, ALIKE);
            assertThat(ours.perSecond * ours.medianMillis / 1e3).isCloseTo(CLIENTS, within(0.1 * CLIENTS));
        }
    }

    /** How much less it is here depends on what the generator takes from the server's processors; that is told, and bounded. */
    @Test
    void where_nothing_waits_the_lab_still_asks_for_a_third_of_what_wrk_does() throws Exception {
        try (Running kaam = serve(Duration.ZERO)) {
            Found ours = new Found(0, 1e9);
            Found theirs = ours;
            for (int turn = 0; turn < 3; turn++) {
                ours = ours.best(ours(kaam.address()));
                theirs = theirs.best(wrk(kaam.address()));
            }
            System.out.printf(
                    "the highest rates: lab %.0f/s, wrk %.0f/s, ratio %.2f%n",
                    ours.perSecond, theirs.perSecond, ours.perSecond / theirs.perSecond);
            assertThat(ours.perSecond).isGreaterThan(theirs.perSecond / 3);
        }
    }

    @Test
    void ten_thousand_clients_at_once_get_their_answers_again_and_again() throws Exception {
        try (Running kaam = serve(Duration.ofMillis(20))) {
            for (int turn = 0; turn < 4; turn++) {
                Load load = clients.burst(kaam.address(), 10_000, READ);
                System.out.printf("10,000 at once: the last after %.0f ms%n", load.spanMillis());
                assertThat(load.exchanges()).hasSize(10_000);
                assertThat(load.failures()).isZero();
            }
        }
    }

    private Running serve(Duration wait) throws InterruptedException {
        return new KaamLauncher(temporary)
                .start(Setup.of("one", "virtual-threads").with("--flow", "off").fakeDb(wait, Duration.ZERO));
    }

    private Found ours(URI server) throws InterruptedException {
        Load load = clients.closed(server, CLIENTS, READ, Duration.ofMillis(500), LENGTH);
        assertThat(load.failures()).isZero();
        double cpu = load.strain().cpu().toNanos() / 1e3 / load.exchanges().size();
        System.out.printf("lab: %.1f µs of CPU time a request, %s%n", cpu, load.strain());
        return new Found(load.perSecond(), load.latencyMillis(50));
    }

    private static Found wrk(URI server) throws IOException, InterruptedException {
        String said;
        try {
            Process wrk = new ProcessBuilder(
                            "wrk",
                            "-t1",
                            "-c" + CLIENTS,
                            "-d" + LENGTH.toSeconds() + "s",
                            "--latency",
                            server + READ.path())
                    .redirectErrorStream(true)
                    .start();
            said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(wrk.waitFor()).as(said).isZero();
        } catch (IOException missing) {
            return abort("wrk is not installed here, so there is nothing to compare with: " + missing.getMessage());
        }
        return new Found(number("Requests/sec: +([0-9.]+)()", said), number("50% +([0-9.]+)(us|ms|s)", said));
    }

    /** Times in milliseconds. */
    private static double number(String pattern, String said) {
        Matcher found = Pattern.compile(pattern).matcher(said);
        assertThat(found.find()).as(said).isTrue();
        double scale = switch (found.group(2)) {
            case "us" -> 1e-3;
            case "s" -> 1e3;
            default -> 1;
        };
        return Double.parseDouble(found.group(1)) * scale;
    }
}
