package dev.kaam.web;

import dev.kaam.todo.Problem;
import dev.kaam.todo.Todo;
import dev.kaam.todo.Todos;
import dev.kaam.todo.Transaction;
import dev.kaam.todo.Transactions;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a request writes: plainly, or, where it has an {@code Idempotency-Key}, once for that key. Then the answer is kept in the
 * commit of what it answers; of two that come together the later finds the answer of the earlier. A problem changed nothing,
 * so it is not kept: the same request sent again is a first one.
 */
final class Writes {
    private static final Logger LOG = LoggerFactory.getLogger(Writes.class);
    private static final int KEY_MAX = 255;

    /** What a write works with. */
    record Desk(Todos todos, WrittenTodos written) {}

    /** What is left to do when all that can be read of a request has been: it must be quick, and must not wait for others. */
    @FunctionalInterface
    interface Write {
        Done on(Desk desk);
    }

    /** @param lines what is to be logged afterwards */
    record Done(Reply reply, List<Line> lines) {
        static Done of(Reply reply, String what, Todo todo) {
            return new Done(reply, List.of(new Line(what, todo)));
        }
    }

    record Line(String what, Todo todo) {}

    private final Desk desk;
    private final Transactions transactions;

    Writes(Todos todos, Transactions transactions, WrittenTodos written) {
        this.desk = new Desk(todos, written);
        this.transactions = transactions;
    }

    /** A handler for writes of one call. {@code reading} throws what is wrong with the request itself. */
    Route.Handler one(Function<Request, Write> reading) {
        return handler(reading, write -> write.on(desk));
    }

    /** A handler for writes of several calls that belong into one commit. */
    Route.Handler several(Function<Request, Write> reading) {
        return handler(reading, write -> transactions.together(in -> write.on(desk(in))));
    }

    private Route.Handler handler(Function<Request, Write> reading, Function<Write, Done> plainly) {
        return request -> {
            String key = key(request);
            Write write = reading.apply(request);
            Done done = key == null ? plainly.apply(write) : once(request, key, write);
            logAfterwards(request, done.lines());
            return done.reply();
        };
    }

    private Done once(Request request, String key, Write write) {
        byte[] asked = KeptReply.fingerprint(request);
        return transactions.together(in -> {
            byte[] known = in.answers().find(request.owner(), key, asked);
            if (known != null) {
                return new Done(KeptReply.read(known).with("Idempotency-Replayed", "true"), List.of());
            }
            Done done = write.on(desk(in));
            in.answers().keep(request.owner(), key, asked, KeptReply.write(done.reply()));
            return done;
        });
    }

    /** What is written down of a version that may never be committed must not be kept for others. */
    static Desk desk(Transaction in) {
        return new Desk(in.todos(), new WrittenTodos(1));
    }

    private static @org.jspecify.annotations.Nullable String key(Request request) {
        String key = request.header("Idempotency-Key");
        if (key != null && !(key.length() <= KEY_MAX && key.matches("[\\x21-\\x7e]+"))) {
            throw Problem.malformed(
                    "Idempotency-Key must be 1 to " + KEY_MAX + " visible ASCII characters, such as a UUID.");
        }
        return key;
    }

    /** The seed's background task: the client has its answer, then a line says who did what, and how long it took. */
    private static void logAfterwards(Request request, List<Line> lines) {
        if (!lines.isEmpty()) {
            String owner = request.owner();
            Supplier<Duration> age = request.age();
            request.background().add("log", () -> lines.forEach(line -> log(line, owner, age.get())));
        }
    }

    private static void log(Line line, String owner, Duration took) {
        LOG.info(
                "todo.{} owner={} id={} version={} answered_us={}",
                line.what(),
                owner,
                line.todo().id(),
                line.todo().version(),
                took.toNanos() / 1000);
    }
}
