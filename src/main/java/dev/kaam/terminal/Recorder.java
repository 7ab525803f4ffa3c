package dev.kaam.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kaam.flow.Deadline;
import dev.kaam.flow.Time;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Records a flow to a file. For one thread. */
public final class Recorder {
    /** A recording is at most so long. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    static final long BYTES_MAX = 100_000_000;
    private static final double MEGA = 1e6;
    private static final long NANOS = 1_000_000;
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Path file;
    private final NewFile states;
    private final boolean force;
    private final PrintWriter err;
    private final Time time;
    private final long bytesMax;
    private final Since since = new Since();
    private long first;
    private Duration took = Duration.ZERO;

    /**
     * @param file its name ends in {@code .json} or {@code .html}
     * @param force whether it may take the place of one that is there
     * @param err is told what a person should know meanwhile
     */
    public Recorder(Path file, boolean force, PrintWriter err, Time time) {
        this(file, force, err, time, BYTES_MAX);
    }

    Recorder(Path file, boolean force, PrintWriter err, Time time, long bytesMax) {
        this.file = file;
        this.states = new NewFile(Replay.isNameFor(file) ? Path.of(file + ".json") : file, force);
        this.force = force;
        this.err = err;
        this.time = time;
        this.bytesMax = bytesMax;
    }

    /** Throws {@code TerminalException} when the file may not be made: before anything is recorded. */
    public void check() {
        new NewFile(file, force).check();
        states.check();
    }

    /** Whether a recording can have this name. */
    public static boolean isNameFor(Path file) {
        return file.toString().endsWith(".json") || Replay.isNameFor(file);
    }

    /**
     * Records so long, or until it is told to stop, or the file would become too large. Returns what it has made, in words.
     *
     * @param server whose flow it is
     */
    public String record(Feed feed, String server, Duration length, BooleanSupplier told) throws InterruptedException {
        say("recording " + server + " to " + file + " for up to " + words(length) + "; Ctrl-C ends it well");
        String made = write(feed, server, length, told);
        if (Replay.isNameFor(file)) {
            makePage();
        } else {
            states.finish();
        }
        return file + ": " + made;
    }

    private void makePage() {
        try {
            Replay.make(states.part(), file, force);
        } catch (TerminalException failure) {
            states.finish();
            throw new TerminalException(
                    failure.getMessage() + " What was recorded is in " + states.file() + ".", failure);
        }
        states.discard();
    }

    private String write(Feed feed, String server, Duration length, BooleanSupplier told) throws InterruptedException {
        try (var to = new StatesWriter(states.open(), server)) {
            long began = time.nanos();
            boolean isFull = !listen(feed, to, Deadline.in(length, time), told);
            took = Duration.ofNanos(time.nanos() - began);
            return made(to) + (isFull ? ". It ended there: a recording has at most " + mega(bytesMax) : "");
        } catch (IOException failure) {
            throw new TerminalException(
                    states.part() + " cannot be written: " + NewFile.why(failure)
                            + ". What was recorded up to then is in it.",
                    failure);
        } catch (TerminalException nothingToRecord) {
            if (first == 0) {
                states.discard();
            }
            throw nothingToRecord;
        }
    }

    private String made(StatesWriter to) {
        return to.states() + " states in " + words(took) + ", " + mega(to.bytes());
    }

    private static String mega(long bytes) {
        return Text.number(bytes / MEGA) + " MB";
    }

    /** Returns false when the next state has no place any more. */
    private boolean listen(Feed feed, StatesWriter to, Deadline end, BooleanSupplier told)
            throws IOException, InterruptedException {
        while (!told.getAsBoolean() && !end.left().isZero()) {
            Duration left = end.left();
            switch (feed.next(left.compareTo(LOOK) < 0 ? left : LOOK)) {
                case null -> {}
                case Feed.Lost lost -> say("the connection is lost (" + lost.why() + "); trying again");
                case Feed.State state -> {
                    if (!add(state, to)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private boolean add(Feed.State state, StatesWriter to) throws IOException {
        JsonNode content = Watched.read(state.json());
        Watched.holdRecording(content);
        first = to.states() == 0 ? state.nanos() : first;
        since.leaveOutOlder(content);
        return to.add(content, state.whole(), (state.nanos() - first) / NANOS, bytesMax);
    }

    private void say(String words) {
        err.println("kaam: " + words);
        err.flush();
    }

    private static String words(Duration length) {
        if (length.toMillisPart() != 0) {
            return Text.number(length.toMillis() / 1e3) + " s";
        }
        return length.toSecondsPart() == 0 ? length.toMinutes() + " min" : length.toSeconds() + " s";
    }
}
