package dev.kaam;

import dev.kaam.lab.LabException;
import dev.kaam.lab.Launcher;
import dev.kaam.lab.Running;
import dev.kaam.lab.Setup;
import dev.kaam.lab.load.Call;
import dev.kaam.lab.load.Clients;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts Kaams for experiments: this same program with the same options of the Java machine (so from the same AOT cache), on
 * loopback, each a process with a folder of its own, and warm. It takes both away when the server is closed, and at the latest when this
 * program ends by itself or by a signal. One that is killed cannot; then the servers end by themselves, since their standard input
 * does, and what stays is their folders among the system's temporary ones. A server that stands still then goes on to stand.
 */
final class KaamLauncher implements Launcher {
    /** Of all launchers, for the one hook that ends them. */
    private static final Children CHILDREN = new Children();

    static {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(CHILDREN::close));
    }

    private static final Call WARM = Call.get("/tasks");
    private static final Duration WARM_UP = Duration.ofMillis(800);
    private static final int WARM_CLIENTS = 8;

    private final Path temporary;
    private final String[] more;

    KaamLauncher() {
        this(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** @param origin whose pages may use the servers */
    KaamLauncher(String origin) {
        this(Path.of(System.getProperty("java.io.tmpdir")), "--cors", origin);
    }

    /**
     * @param temporary where the servers have their folders
     * @param more options for each of them
     */
    KaamLauncher(Path temporary, String... more) {
        this.temporary = temporary;
        this.more = more.clone();
    }

    @Override
    public Running start(Setup setup) throws InterruptedException {
        var child = new Child(setup.with(more), folder(), CHILDREN::remove);
        CHILDREN.add(child);
        try {
            child.restart();
            warmUp(child);
            return child;
        } catch (InterruptedException | RuntimeException failure) {
            child.close();
            throw failure;
        }
    }

    /**
     * A Java program that has just started takes several times as long for a request as it will. Tasks take no time in the fake
     * database either, whatever its calls do.
     */
    private static void warmUp(Child server) throws InterruptedException {
        new Clients(SystemTime.INSTANCE).closed(server.address(), WARM_CLIENTS, WARM, Duration.ZERO, WARM_UP);
    }

    /** Without its options. */
    static List<String> program() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-X") || option.startsWith("--"))
                .filter(option -> !option.startsWith("-XX:AOTCacheOutput"))
                .forEach(command::add);
        String classes = System.getProperty("java.class.path");
        command.addAll(
                classes.endsWith("kaam.jar") ? List.of("-jar", classes) : List.of("-cp", classes, "dev.kaam.Main"));
        return command;
    }

    private Path folder() {
        try {
            return Files.createTempDirectory(temporary, "kaam-lab-");
        } catch (IOException full) {
            throw new LabException("There is no place for a server's data: " + full.getMessage() + ".", full);
        }
    }
}
