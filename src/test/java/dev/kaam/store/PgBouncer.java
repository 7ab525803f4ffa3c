package dev.kaam.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kaam.FreePorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * A real PgBouncer before the PostgreSQL of the tests, which gives each transaction another of its three connections in turn. Where it
 * is not installed the test is left out.
 */
public final class PgBouncer implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");
    private final Process process;
    private final Postgres.Address address;

    private PgBouncer(Process process, Postgres.Address address) {
        this.process = process;
        this.address = address;
    }

    /** @param folder for what it is told; another user must be able to read it */
    public static PgBouncer start(Path folder) throws IOException {
        assumeTrue(Files.isExecutable(PROGRAM), "PgBouncer is not installed");
        int port = FreePorts.find(1).getFirst();
        Path settings = Files.writeString(folder.resolve("pgbouncer.ini"), settings(port));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Process process =
                new ProcessBuilder(command(settings)).redirectErrorStream(true).start();
        awaitUp(process);
        return new PgBouncer(
                process, new Postgres.Address("jdbc:postgresql://127.0.0.1:" + port + "/kaam?user=tests", null, null));
    }

    /** Through it. */
    public Postgres.Address address() {
        return address;
    }

    private static String settings(int port) {
        Properties to =
                Objects.requireNonNull(Driver.parseURL(TestPostgres.address().url(), new Properties()));
        return """
                [databases]
                kaam = host=%s port=%s dbname=%s user=%s%s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                pool_mode = transaction
                min_pool_size = 3
                default_pool_size = 3
                server_round_robin = 1
                """.formatted(
                        to.getProperty("PGHOST"),
                        to.getProperty("PGPORT"),
                        to.getProperty("PGDBNAME"),
                        to.getProperty("user", System.getProperty("user.name")),
                        password(to.getProperty("password")),
                        port);
    }

    private static String password(@Nullable String password) {
        return password == null ? "" : " password='" + password.replace("'", "''") + "'";
    }

    /** It does not run as root. */
    private static List<String> command(Path settings) {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        }
        command.addAll(List.of(PROGRAM.toString(), settings.toString()));
        return command;
    }

    private static void awaitUp(Process process) throws IOException {
        BufferedReader log = process.inputReader();
        var said = new ArrayList<String>();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            said.add(line);
            if (line.contains("process up")) {
                Thread.startVirtualThread(() -> log.lines().forEach(more -> {})); // or it would wait for a reader
                return;
            }
        }
        throw new IOException("PgBouncer did not start: " + said);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
