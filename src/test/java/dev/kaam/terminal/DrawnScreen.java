package dev.kaam.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.SystemTime;
import dev.kaam.flow.Threads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jline.terminal.Size;
import org.jline.utils.ScreenTerminal;
import org.jline.utils.ScreenTerminal.VirtualTerminal;

/** A screen that shows a flow, as a terminal makes it of what it is sent, and a keyboard for it. */
final class DrawnScreen implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final VirtualTerminal virtual;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Thread thread;

    private DrawnScreen(VirtualTerminal virtual, Feed feed, String server, boolean colors) {
        this.virtual = virtual;
        var screen = new Screen(virtual.terminal(), colors, SystemTime.INSTANCE);
        this.thread = Thread.ofVirtual().start(() -> {
            try (feed) {
                screen.show(feed, server, closed::get);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    static DrawnScreen of(String url, int columns, int rows) throws Exception {
        return of(url, columns, rows, true);
    }

    static DrawnScreen of(String url, int columns, int rows, boolean colors) throws Exception {
        var virtual = ScreenTerminal.withTerminal("screen", "xterm-256color", columns, rows);
        FlowServer server = FlowServer.at(url);
        return new DrawnScreen(virtual, Feed.open(server, SystemTime.INSTANCE), url, colors);
    }

    /** Presses keys, one after another. */
    void press(String keys) {
        try {
            virtual.terminal().processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void resize(int columns, int rows) {
        virtual.screen().setSize(Size.of(columns, rows));
        virtual.terminal().setSize(Size.of(columns, rows));
    }

    List<String> lines() {
        return virtual.screen().toString().lines().map(String::stripTrailing).toList();
    }

    /** The rows of requests. */
    List<String> requests() {
        return lines().stream().filter(line -> line.matches(" *#[0-9]+ .*")).toList();
    }

    /** Waits until the screen is as wanted. */
    void await(String what, Predicate<DrawnScreen> wanted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!wanted.test(this)) {
            assertThat(System.nanoTime())
                    .as(what + " in\n" + String.join("\n", lines()))
                    .isLessThan(end);
            virtual.screen().waitDirty(100);
        }
    }

    void awaitText(String text) throws InterruptedException {
        await(text, screen -> String.join("\n", screen.lines()).contains(text));
    }

    /** How many cells are written in the colours the other way round, as capitals are. */
    long inverseCells() {
        ScreenTerminal screen = virtual.screen();
        var cells = new long[screen.getColumns() * screen.getRows()];
        screen.dump(cells, new int[2]);
        return Arrays.stream(cells).filter(ScreenTerminal::cellInverse).count();
    }

    boolean hasEnded() throws InterruptedException {
        return thread.join(PATIENCE);
    }

    @Override
    public void close() throws IOException {
        closed.set(true);
        Threads.awaitEnd(thread);
        virtual.terminal().close();
    }
}
