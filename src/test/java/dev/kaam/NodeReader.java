package dev.kaam;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** Follows the changes at one node, and goes on at the next one behind the last that it has seen when that is gone. */
final class NodeReader implements Runnable, AutoCloseable {
    private final ThreeNodes nodes;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Long> seen = new ArrayList<>();
    private int at;
    private volatile boolean closed;

    NodeReader(ThreeNodes nodes, int at) {
        this.nodes = nodes;
        this.at = at;
    }

    /** Waits until it has seen this change, or a later one; returns the numbers of all, as they came. */
    synchronized List<Long> awaitSeen(long number) throws InterruptedException {
        while (last() < number) {
            wait();
        }
        return List.copyOf(seen);
    }

    private synchronized long last() {
        return seen.isEmpty() ? 0 : seen.getLast();
    }

    private synchronized void saw(long number) {
        seen.add(number);
        notifyAll();
    }

    @Override
    public void run() {
        while (!closed) {
            try {
                follow();
            } catch (IOException | UncheckedIOException gone) {
                at = (at + 1) % nodes.size();
            } catch (InterruptedException | ExecutionException ending) {
                return;
            }
        }
    }

    /** Ends it, wherever it is. */
    @Override
    public void close() {
        closed = true;
        client.shutdownNow();
    }

    private void follow() throws IOException, InterruptedException, ExecutionException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + nodes.node(at).port() + "/changes"))
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", String.valueOf(last()))
                .build();
        HttpResponse<Stream<String>> answer = client.send(request, BodyHandlers.ofLines());
        try (Stream<String> lines = answer.body()) {
            long id = 0;
            String event = "";
            for (Iterator<String> line = lines.iterator(); line.hasNext(); ) {
                String next = line.next();
                if (next.startsWith("id:")) {
                    id = Long.parseLong(next.substring(3).strip());
                } else if (next.startsWith("event:")) {
                    event = next.substring(6).strip();
                } else if (next.startsWith("data:") && event.equals("change")) {
                    saw(id);
                }
            }
        }
        at = (at + 1) % nodes.size();
    }
}
