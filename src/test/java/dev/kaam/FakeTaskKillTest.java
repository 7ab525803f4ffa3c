package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A durable fake task is recorded with its todo: what a killed server has left, its successor does, if it knows such tasks. */
class FakeTaskKillTest {
    private static final int TODOS = 3;
    private static final String TITLED = "{\"title\":\"a\"}";

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    @TempDir
    private Path data;

    @Test
    void what_was_left_by_a_kill_is_done_by_the_next_that_can() throws Exception {
        HttpServer receiver = receiver();
        String to = ",by=durable,to=http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
        try {
            var ids = new HashSet<String>();
            try (KaamProcess kaam = KaamProcess.serve(data, "--fake-task", "wait=10s" + to)) {
                for (int i = 0; i < TODOS; i++) {
                    ids.add(kaam.post("/todos", TITLED)
                            .headers()
                            .firstValue("Location")
                            .orElseThrow());
                }
                kaam.kill();
            }
            try (KaamProcess kaam = KaamProcess.serve(data)) {
                String tasks = kaam.get("/tasks?kind=fake-task").body();
                assertThat(ids).allSatisfy(todo -> assertThat(tasks).contains(todo.substring("/todos/".length())));
                assertThat(tasks).doesNotContain("\"done\"", "\"dead\"", "\"cancelled\"");
            }
            assertThat(told).isEmpty();
            try (KaamProcess kaam = KaamProcess.serve(data, "--fake-task", "wait=0ms" + to)) {
                kaam.port();
                assertThat(toldOf(TODOS)).isEqualTo(ids);
            }
        } finally {
            receiver.stop(0);
        }
    }

    private Set<String> toldOf(int count) throws InterruptedException {
        var todos = new HashSet<String>();
        for (int i = 0; i < count; i++) {
            String body = told.poll(60, TimeUnit.SECONDS);
            todos.add(String.valueOf(body).replaceAll(".*\"todo\":\"(.*)\".*", "/todos/$1"));
        }
        return todos;
    }

    private HttpServer receiver() throws Exception {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        return receiver;
    }
}
