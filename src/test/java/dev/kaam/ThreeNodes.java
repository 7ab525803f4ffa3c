package dev.kaam;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Three Kaams, each a process, on one PostgreSQL that can be stopped and started. Each new todo asks for a durable task. */
final class ThreeNodes implements AutoCloseable {
    private static final int CONNECTIONS = 40;

    private final Path data;
    private final List<KaamProcess> nodes = new CopyOnWriteArrayList<>();
    private EmbeddedPostgres server;

    private ThreeNodes(Path data, EmbeddedPostgres server) {
        this.data = data;
        this.server = server;
    }

    static ThreeNodes on(Path data) throws Exception {
        var three = new ThreeNodes(data, start(data, 0));
        for (int i = 0; i < 3; i++) {
            three.nodes.add(three.serve(three.url()));
        }
        return three;
    }

    int size() {
        return nodes.size();
    }

    KaamProcess node(int number) {
        return nodes.get(number);
    }

    /** Another one in its place, which reaches the database on this port. */
    void startAnew(int number, int databasePort) throws Exception {
        KaamProcess anew = serve(url().replace(":" + server.getPort() + "/", ":" + databasePort + "/"));
        nodes.set(number, anew).close();
    }

    int databasePort() {
        return server.getPort();
    }

    void stopDatabase() throws IOException {
        server.close();
    }

    void startDatabase() throws IOException {
        server = start(data, server.getPort());
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url());
    }

    /** Ends every connection that a node has; returns how many. */
    int cutConnections() throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var cut = statement.executeQuery("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                        + " WHERE application_name LIKE 'kaam%' AND pid <> pg_backend_pid()")) {
            cut.next();
            return cut.getInt(1);
        }
    }

    private String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    private KaamProcess serve(String url) throws Exception {
        KaamProcess kaam =
                KaamProcess.run(Map.of(), "serve", "--port", "0", "--db", url, "--fake-task", "wait=1ms,by=durable");
        kaam.port();
        return kaam;
    }

    private static EmbeddedPostgres start(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("max_connections", String.valueOf(CONNECTIONS))
                .setPort(port)
                .start();
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(KaamProcess::close);
        server.close();
    }
}
