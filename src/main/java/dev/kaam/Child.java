package dev.kaam;

import dev.kaam.lab.LabException;
import dev.kaam.lab.Running;
import dev.kaam.lab.Setup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Kaam in a process of its own, until it is closed. */
final class Child implements Running {
    private final Setup setup;
    private final Path folder;
    private final Consumer<Child> closed;
    private volatile @Nullable ChildProcess process;
    private volatile @Nullable URI address;
    private volatile Duration usedBefore = Duration.ZERO;
    private volatile boolean over;

    /**
     * @param folder of its own, for all that it writes; removed when it is closed
     * @param closed is told
     */
    Child(Setup setup, Path folder, Consumer<Child> closed) {
        this.setup = setup;
        this.folder = folder;
        this.closed = closed;
    }

    @Override
    public void restart() throws InterruptedException {
        try {
            address = begin().address();
        } catch (LabException why) {
            throw new LabException(
                    "The server '" + setup.name() + "' (" + String.join(" ", setup.options()) + ") did not start: "
                            + why.getMessage(),
                    why);
        }
    }

    /** Not while it is closed: what starts then would stay. */
    private synchronized ChildProcess begin() {
        if (over) {
            throw new LabException("it has been closed.");
        }
        ChildProcess begun = ChildProcess.start(command());
        process = begun;
        return begun;
    }

    private List<String> command() {
        var command = new ArrayList<>(KaamLauncher.program());
        command.add(1, "-Djava.io.tmpdir=" + folder); // what is left there when it is killed
        command.addAll(List.of("serve", "--while-input", "--port", "0", "--data"));
        command.add(folder.resolve("data").toString());
        command.addAll(setup.options());
        return command;
    }

    @Override
    public URI address() {
        URI ready = address;
        if (ready == null) {
            throw new LabException("The server '" + setup.name() + "' is not ready.");
        }
        return ready;
    }

    @Override
    public Duration cpu() {
        ChildProcess running = process;
        return running == null ? Duration.ZERO : usedBefore.plus(running.cpu());
    }

    @Override
    public void kill() {
        ChildProcess running = process;
        if (running != null) {
            usedBefore = cpu();
            running.kill();
        }
    }

    @Override
    public void pause(Duration length) throws InterruptedException {
        ChildProcess running = process;
        if (running == null) {
            return;
        }
        running.signal("STOP");
        try {
            Thread.sleep(length);
        } finally {
            running.signal("CONT");
        }
    }

    /** What it has kept goes too, so there is nothing that it would have to end well. */
    @Override
    public void close() {
        synchronized (this) {
            over = true;
        }
        kill();
        remove();
        closed.accept(this);
    }

    private void remove() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException left) {
            // the system clears its temporary folder
        }
    }
}
