package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.store.TestPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code deploy/three-nodes} starts: three processes behind a real balancer. */
@Tag("slow")
@Timeout(180)
class DeployTest {
    private static final Pattern SELF = Pattern.compile("\"id\":\"([^\"]+)\"[^}]*?\"self\":true");
    private static final int TODOS = 100;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"haproxy", "nginx"})
    void three_nodes_are_one_address_also_when_one_is_killed(String balancer) throws Exception {
        Assumptions.assumeTrue(isInstalled(balancer), balancer + " is not installed");
        TestPostgres.emptied();
        List<Integer> ports = FreePorts.find(4);
        int port = ports.getFirst();
        Process deployed = start(balancer, ports);
        try {
            awaitNodes(port, 3);
            HttpResponse<String> added = send(port, "POST", "/todos", "{\"title\":\"through the balancer\"}");
            assertThat(added.statusCode()).isEqualTo(201);
            assertThat(added.body()).contains("\"url\":\"http://127.0.0.1:" + port + "/todos/");
            seeAChangeAsItHappens(port);
            node(port, ports.get(1)).destroyForcibly();
            for (int i = 0; i < TODOS; i++) {
                addWhateverHappens(port, "after " + i);
            }
            assertThat(send(port, "GET", "/todos?q=after&limit=200", "").body().split("\"title\"", -1))
                    .hasSize(TODOS + 1);
        } finally {
            deployed.destroy();
            assertThat(deployed.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static boolean isInstalled(String balancer) {
        return Stream.of("/usr/sbin/", "/usr/bin/").anyMatch(folder -> Files.isExecutable(Path.of(folder, balancer)));
    }

    /** @param ports the balancer's, then those of the nodes */
    private Process start(String balancer, List<Integer> ports) throws IOException {
        var builder = new ProcessBuilder("deploy/three-nodes", String.valueOf(ports.getFirst()), balancer)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("KAAM", String.join(" ", KaamProcess.command()));
        for (int node = 1; node < ports.size(); node++) {
            builder.environment().put("KAAM_PORT_" + node, String.valueOf(ports.get(node)));
        }
        builder.environment().put("KAAM_DB", TestPostgres.address().url());
        return builder.start();
    }

    /** Until the balancer has sent requests to so many. */
    private void awaitNodes(int port, int count) throws Exception {
        Set<String> seen = new HashSet<>();
        while (seen.size() < count) {
            try {
                var self = SELF.matcher(send(port, "GET", "/nodes", "").body());
                if (self.find()) {
                    seen.add(self.group(1));
                }
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
    }

    private ProcessHandle node(int balancer, int port) throws Exception {
        var pid = Pattern.compile("\"pid\":([0-9]+),\"url\":\"[^\"]*:" + port + "\"")
                .matcher(send(balancer, "GET", "/nodes", "").body());
        assertThat(pid.find()).isTrue();
        return ProcessHandle.of(Long.parseLong(pid.group(1))).orElseThrow();
    }

    private void seeAChangeAsItHappens(int port) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/changes"))
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<Stream<String>> stream = client.send(request, BodyHandlers.ofLines());
        try (Stream<String> lines = stream.body()) {
            Iterator<String> line = lines.iterator();
            send(port, "POST", "/todos", "{\"title\":\"told at once\"}");
            while (!line.next().contains("told at once")) {
                Thread.onSpinWait();
            }
        }
    }

    /** As a client does that must be sure: again with the same key, until there is an answer. */
    private void addWhateverHappens(int port, String title) throws Exception {
        int status = 0;
        for (int tries = 0; status != 201; tries++) {
            assertThat(tries).isLessThan(200);
            try {
                status = send(
                                port,
                                "POST",
                                "/todos",
                                "{\"title\":\"" + title + "\"}",
                                "Idempotency-Key",
                                title.replace(" ", "-"))
                        .statusCode();
            } catch (IOException brokenOff) {
                status = 0;
            }
        }
    }

    private HttpResponse<String> send(int port, String method, String path, String json, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, BodyPublishers.ofString(json))
                .header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
