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
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What {@code deploy/three-nodes} starts, and a client before it. */
final class Deployed implements AutoCloseable {
    private static final Pattern SELF = Pattern.compile("\"id\":\"([^\"]+)\"[^}]*?\"self\":true");

    private final Process script;
    /** The balancer's, then those of the nodes. */
    private final List<Integer> ports;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Deployed(Process script, List<Integer> ports) {
        this.script = script;
        this.ports = ports;
    }

    /** Returns when all three nodes have answered a request. */
    static Deployed behind(String balancer, Path log) throws Exception {
        List<Integer> ports = FreePorts.find(4);
        var builder = new ProcessBuilder("deploy/three-nodes", String.valueOf(ports.getFirst()), balancer)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        for (int node = 1; node < ports.size(); node++) {
            builder.environment().put("KAAM_PORT_" + node, String.valueOf(ports.get(node)));
        }
        builder.environment().put("KAAM", String.join(" ", KaamProcess.command()));
        builder.environment().put("KAAM_DB", TestPostgres.address().url());
        var deployed = new Deployed(builder.start(), ports);
        deployed.awaitNodes(ports.size() - 1);
        return deployed;
    }

    int port() {
        return ports.getFirst();
    }

    private void awaitNodes(int count) throws Exception {
        Set<String> seen = new HashSet<>();
        while (seen.size() < count) {
            assertThat(script.isAlive()).isTrue();
            try {
                var self = SELF.matcher(send("GET", "/nodes", "").body());
                if (self.find()) {
                    seen.add(self.group(1));
                }
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
    }

    /** @param number from 1 */
    ProcessHandle node(int number) throws Exception {
        var pid = Pattern.compile("\"pid\":([0-9]+),\"url\":\"[^\"]*:" + ports.get(number) + "\"")
                .matcher(send("GET", "/nodes", "").body());
        assertThat(pid.find()).isTrue();
        return ProcessHandle.of(Long.parseLong(pid.group(1))).orElseThrow();
    }

    /** What comes of a stream, as it comes. */
    Stream<String> follow(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(path))
                .header("Accept", "text/event-stream")
                .build();
        return client.send(request, BodyHandlers.ofLines()).body();
    }

    HttpResponse<String> send(String method, String path, String json, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri(path))
                .method(method, BodyPublishers.ofString(json))
                .header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    @Override
    public void close() {
        client.shutdownNow();
        script.destroy();
        script.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }
}
