package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kaam.NodeClient.Tally;
import dev.kaam.store.SilentLine;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three processes on one PostgreSQL, clients that ask now this one and now that one, a reader of the changes at each; and meanwhile something
 * breaks. Behind it every answered write is there once, every reader has seen every change once and in order, and every task is done.
 */
@Tag("slow")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NodeFaultsTest {
    private static final int CLIENTS = 12;
    private static final int OPERATIONS = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path data;

    /** What breaks, and is mended where a person would have to. */
    @FunctionalInterface
    private interface Fault {
        void happen(ThreeNodes nodes) throws Exception;
    }

    @Test
    void nothing_breaks() throws Exception {
        survives("nothing", nodes -> {});
    }

    @Test
    void a_node_is_killed() throws Exception {
        survives("kill -9 of a node", nodes -> {
            nodes.node(1).kill();
            nodes.startAnew(1, nodes.databasePort());
        });
    }

    @Test
    void a_node_stands_still_for_45_seconds() throws Exception {
        survives("SIGSTOP of a node for 45 s", nodes -> {
            nodes.node(1).signal("STOP");
            TimeUnit.SECONDS.sleep(45);
            nodes.node(1).signal("CONT");
        });
    }

    @Test
    void all_connections_are_cut_twice_a_second() throws Exception {
        survives("all connections cut, 20 times in 10 s", nodes -> {
            int cut = 0;
            for (int i = 0; i < 20; i++) {
                cut += nodes.cutConnections();
                TimeUnit.MILLISECONDS.sleep(500);
            }
            assertThat(cut).isGreaterThan(20);
        });
    }

    @Test
    void the_database_is_stopped_and_started() throws Exception {
        survives("PostgreSQL stopped and started", nodes -> {
            nodes.stopDatabase();
            TimeUnit.SECONDS.sleep(3);
            nodes.startDatabase();
        });
    }

    @Test
    void a_node_has_silent_lines_to_the_database_for_30_seconds() throws Exception {
        survives("all lines of a node to PostgreSQL silent for 30 s", nodes -> {
            try (var line = new SilentLine(nodes.databasePort())) {
                nodes.startAnew(1, line.port());
                TimeUnit.SECONDS.sleep(2);
                line.fallSilent();
                TimeUnit.SECONDS.sleep(30);
                nodes.node(1).kill();
                nodes.startAnew(1, nodes.databasePort());
            }
        });
    }

    @Test
    void there_are_no_connections_left() throws Exception {
        survives("no connection left for 10 s", nodes -> {
            List<Connection> all = new ArrayList<>();
            try {
                while (all.size() < 100) {
                    all.add(nodes.connect());
                }
            } catch (SQLException none) {
                assertThat(none.getMessage()).contains("too many clients");
            }
            try (Connection one = all.removeLast();
                    var statement = one.createStatement()) {
                statement.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'kaam%'");
            }
            for (int i = 0; i < 30; i++) {
                try {
                    all.add(nodes.connect()); // before a node has it
                } catch (SQLException taken) {
                    assertThat(taken.getMessage()).contains("too many clients");
                }
            }
            TimeUnit.SECONDS.sleep(10);
            for (Connection each : all) {
                each.close();
            }
        });
    }

    private void survives(String what, Fault fault) throws Exception {
        var tally = new Tally();
        var mended = new AtomicBoolean();
        try (ThreeNodes nodes = ThreeNodes.on(data);
                ExecutorService threads =
                        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            List<NodeReader> readers = readers(nodes, threads);
            try {
                List<NodeClient> clients = clients(nodes, tally);
                List<Future<Void>> working = clients.stream()
                        .map(client -> threads.submit(work(client, tally, mended)))
                        .toList();
                tally.awaitOperations(OPERATIONS / 4);
                fault.happen(nodes);
                mended.set(true);
                for (Future<Void> each : working) {
                    each.get();
                }
                check(nodes, clients, readers);
                awaitTasks(nodes.node(2), tally.added.get());
            } finally {
                mended.set(true);
                tally.stop();
                readers.forEach(NodeReader::close);
            }
        }
        System.out.println(what + ": " + tally);
    }

    private static List<NodeReader> readers(ThreeNodes nodes, ExecutorService threads) {
        List<NodeReader> readers = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            readers.add(new NodeReader(nodes, i));
            threads.execute(readers.getLast());
        }
        return readers;
    }

    private static List<NodeClient> clients(ThreeNodes nodes, Tally tally) {
        return IntStream.range(0, CLIENTS)
                .mapToObj(number -> new NodeClient(nodes, tally, number))
                .toList();
    }

    /** What the nodes say, the log, and what each reader saw, is what the clients were answered. */
    private static void check(ThreeNodes nodes, List<NodeClient> clients, List<NodeReader> readers) throws Exception {
        for (NodeClient client : clients) {
            for (String id : client.living().keySet()) {
                client.look(id);
            }
        }
        List<Long> log = checkLog(nodes.node(0), clients);
        for (NodeReader reader : readers) {
            assertThat(reader.awaitSeen(log.getLast())).isEqualTo(log);
        }
    }

    private static Callable<Void> work(NodeClient client, Tally tally, AtomicBoolean mended) {
        return () -> {
            while (!tally.isStopped() && (tally.operations.get() < OPERATIONS || !mended.get())) {
                client.step();
            }
            return null;
        };
    }

    /** Holds the log to what was answered; returns its numbers. */
    private static List<Long> checkLog(KaamProcess kaam, List<NodeClient> clients) throws Exception {
        Map<String, Integer> answered = new HashMap<>();
        clients.forEach(client -> answered.putAll(client.writes()));
        Map<String, Integer> logged = new HashMap<>();
        List<Long> numbers = new ArrayList<>();
        long last = 0;
        for (JsonNode page = page(kaam, last); !page.isEmpty(); page = page(kaam, last)) {
            for (JsonNode change : page) {
                last = change.path("seq").asLong();
                numbers.add(last);
                logged.merge(change.path("todo").path("id").asText(), 1, Integer::sum);
            }
        }
        assertThat(logged).isEqualTo(answered);
        return numbers;
    }

    private static JsonNode page(KaamProcess kaam, long after) throws Exception {
        return JSON.readTree(kaam.get("/changes?limit=200&after=" + after).body());
    }

    /** A task that was with a node that is gone comes back when its lease is over. */
    private static void awaitTasks(KaamProcess kaam, long asked) throws Exception {
        JsonNode tasks = fakeTasks(kaam);
        while (tasks.path("ready").asLong() + tasks.path("running").asLong() > 0) {
            tasks = fakeTasks(kaam);
        }
        assertThat(tasks.path("dead").asLong()).isZero();
        assertThat(tasks.path("done").asLong()).isEqualTo(asked);
    }

    private static JsonNode fakeTasks(KaamProcess kaam) throws Exception {
        for (JsonNode kind : JSON.readTree(kaam.get("/tasks/counts").body()).path("kinds")) {
            if (kind.path("kind").asText().equals("fake-task")) {
                return kind;
            }
        }
        throw new AssertionError("nobody knows fake-task");
    }
}
