package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.store.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three processes behind a real balancer. */
@Tag("slow")
@Timeout(180)
class DeployTest {
    private static final int TODOS = 100;
    /** So some are under way at the node that stops when its balancer sees that it does. */
    private static final String WRITES_WAIT =
            "BEGIN; LOCK TABLE change IN EXCLUSIVE MODE; SELECT pg_sleep(2.5); COMMIT";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"haproxy", "nginx"})
    void three_nodes_are_one_address_also_when_one_is_killed(String balancer) throws Exception {
        try (Deployed three = deploy(balancer)) {
            var added = three.send("POST", "/todos", "{\"title\":\"through the balancer\"}");
            assertThat(added.statusCode()).isEqualTo(201);
            assertThat(added.body()).contains("\"url\":\"http://127.0.0.1:" + three.port() + "/todos/");
            seeAChangeAsItHappens(three);
            three.node(1).destroyForcibly();
            for (int i = 0; i < TODOS; i++) {
                addWhateverHappens(three, "after " + i);
            }
            assertThat(three.send("GET", "/todos?q=after&limit=200", "").body().split("\"title\"", -1))
                    .hasSize(TODOS + 1);
        }
    }

    /** It still takes requests for some seconds, and says to the balancer that there should be no more. */
    @ParameterizedTest
    @ValueSource(strings = {"haproxy", "nginx"})
    void when_a_node_is_told_to_stop_not_one_request_fails(String balancer) throws Exception {
        try (Deployed three = deploy(balancer);
                var requests = new SteadyRequests(three)) {
            requests.await(300);
            ProcessHandle node = three.node(1);
            node.destroy();
            TestPostgres.run(WRITES_WAIT);
            node.onExit().get(30, TimeUnit.SECONDS);
            requests.await(300);
            assertThat(requests.failures()).isEmpty();
        }
    }

    private Deployed deploy(String balancer) throws Exception {
        Assumptions.assumeTrue(isInstalled(balancer), balancer + " is not installed");
        TestPostgres.emptied();
        return Deployed.behind(balancer, folder.resolve("log"));
    }

    private static boolean isInstalled(String balancer) {
        return Stream.of("/usr/sbin/", "/usr/bin/").anyMatch(folder -> Files.isExecutable(Path.of(folder, balancer)));
    }

    private static void seeAChangeAsItHappens(Deployed three) throws Exception {
        try (Stream<String> lines = three.follow("/changes")) {
            Iterator<String> line = lines.iterator();
            three.send("POST", "/todos", "{\"title\":\"told at once\"}");
            while (!line.next().contains("told at once")) {
                Thread.onSpinWait();
            }
        }
    }

    /** As a client does that must be sure: again with the same key, until there is an answer. */
    private static void addWhateverHappens(Deployed three, String title) throws Exception {
        int status = 0;
        for (int tries = 0; status != 201; tries++) {
            assertThat(tries).isLessThan(200);
            try {
                String key = title.replace(" ", "-");
                status = three.send("POST", "/todos", "{\"title\":\"" + title + "\"}", "Idempotency-Key", key)
                        .statusCode();
            } catch (IOException brokenOff) {
                status = 0;
            }
        }
    }
}
