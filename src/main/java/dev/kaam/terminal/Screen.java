package dev.kaam.terminal;

import dev.kaam.flow.Time;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/** The flow on a whole terminal, live. For one thread. */
public final class Screen {
    /** Between two drawings, and how long a key may wait to be seen. */
    private static final Duration PACE = Duration.ofMillis(200);

    /** Worth a word; some more, and the connection is made anew. */
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private static final Duration AT_ONCE = Duration.ZERO;

    private final Terminal terminal;
    private final Time time;
    private final Ink ink;
    private final Display display;
    private final Watched flow = new Watched();
    private final Look look = new Look();
    private List<Request> seen = List.of();
    private long at;
    private Size size = Size.of(0, 0);
    private String lost = "";
    private long heard;
    private boolean gone;

    /** @param colors whether they are wanted */
    public Screen(Terminal terminal, boolean colors, Time time) {
        this.terminal = terminal;
        this.time = time;
        Integer known = terminal.getNumericCapability(Capability.max_colors);
        this.ink = new Ink(colors && known != null && known >= 8, terminal.outputEncoding());
        this.display = new Display(terminal, true);
    }

    /** Whether a terminal can do what this needs: go to any place of the screen. */
    public static boolean isPossibleOn(Terminal terminal) {
        return terminal.getStringCapability(Capability.cursor_address) != null && terminal.getColumns() > 0;
    }

    /**
     * Returns when the person has seen enough, or it is told to stop; the terminal is then as it was.
     *
     * @param server its address, as it is shown
     */
    public void show(Feed feed, String server, BooleanSupplier told) throws InterruptedException {
        heard = time.nanos();
        Attributes before = terminal.enterRawMode();
        put(Capability.enter_ca_mode, Capability.cursor_invisible);
        try {
            watch(feed, server, told);
        } finally {
            put(Capability.cursor_visible, Capability.exit_ca_mode);
            terminal.setAttributes(before);
            terminal.flush();
        }
    }

    private void watch(Feed feed, String server, BooleanSupplier told) throws InterruptedException {
        hear(feed, PACE); // what it knows comes at once, as a rule: then the first picture is a whole one
        while (!told.getAsBoolean() && !gone && !look.isEnded()) {
            hear(feed, AT_ONCE);
            draw(server);
            waitForKeys(time.nanos() + PACE.toNanos());
        }
    }

    private void hear(Feed feed, Duration patience) throws InterruptedException {
        for (Feed.News news = feed.next(patience); news != null; news = feed.next(AT_ONCE)) {
            switch (news) {
                case Feed.State state -> {
                    flow.put(state);
                    heard = state.nanos();
                    lost = "";
                }
                case Feed.Lost end -> lost = end.why();
            }
        }
        Watched.holdRecording(flow.state());
    }

    private void draw(String server) {
        Size now = terminal.getSize();
        if (!now.equals(size)) {
            size = now;
            display.clear();
            display.resize(size);
        }
        if (!look.isPaused()) {
            seen = List.copyOf(flow.requests());
            at = flow.now();
        }
        var picture = new Picture(ink, server, size.getColumns(), size.getRows());
        display.update(picture.lines(flow, look.chosen(seen, at), at, look, trouble()), 0);
    }

    private String trouble() {
        if (!lost.isEmpty()) {
            return "The connection is lost (" + lost + "). This is how it was; trying again.";
        }
        if (flow.state().isMissingNode()) {
            return "Connecting.";
        }
        Duration silent = Duration.ofNanos(time.nanos() - heard);
        return silent.compareTo(SILENCE) < 0 ? "" : "The server has said nothing for " + silent.toSeconds() + " s.";
    }

    /** Takes the keys that come until then. */
    private void waitForKeys(long end) {
        try {
            for (long left = end - time.nanos(); left > 0 && !look.isEnded(); left = end - time.nanos()) {
                int key = terminal.reader().read(Math.max(1, left / 1_000_000));
                if (key >= 0) {
                    look.press(key);
                } else if (key == NonBlockingReader.EOF) {
                    gone = true;
                    return;
                }
            }
        } catch (IOException closed) {
            gone = true;
        }
    }

    private void put(Capability... capabilities) {
        for (Capability one : capabilities) {
            terminal.puts(one);
        }
        terminal.flush();
    }
}
