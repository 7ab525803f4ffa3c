package dev.kaam.web;

import dev.kaam.todo.Problem;
import dev.kaam.todo.Todo;
import dev.kaam.todo.Todos;
import dev.kaam.todo.Transaction;
import dev.kaam.todo.Transactions;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a request writes: plainly, or, where it has an {@code Idempotency-Key}, {@link Once} for that key. What it did is logged
 * afterwards.
 */
final class Writes {
    private static final Logger LOG = LoggerFactory.getLogger(Writes.class);

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

    /** What was done to a todo that was not there before. */
    static final String CREATED = "created";

    private final Desk desk;
    private final Transactions transactions;
    private final Once once;
    private final Added added;

    Writes(Todos todos, Transactions transactions, WrittenTodos written) {
        this(todos, transactions, written, Added.NOTHING);
    }

    /** @param added what is to be asked for behind each todo that was added */
    Writes(Todos todos, Transactions transactions, WrittenTodos written, Added added) {
        this.added = added;
        this.desk = new Desk(todos, written);
        this.transactions = transactions;
        this.once = new Once(transactions);
    }

    /** A handler for writes of one call. {@code reading} throws what is wrong with the request itself. */
    Route.Handler one(Function<Request, Write> reading) {
        return handler(reading, write -> write.on(desk));
    }

    /** A handler for writes of several calls that belong into one commit. */
    Route.Handler several(Function<Request, Write> reading) {
        return handler(reading, write -> transactions.together(in -> write.on(desk(in))));
    }

    /** One part of a write that is too large for one commit, since others want to write too. */
    @FunctionalInterface
    interface Part {
        /** @param behind the last todo of the part before */
        Moved on(Desk desk, @Nullable Todo behind);
    }

    /** @param last where the next part begins; null where all is done */
    record Moved(int count, @Nullable Todo last) {}

    /**
     * A handler for a write of any size, part by part. A key keeps the answer in a commit of its own, behind the last part: where
     * a crash comes in between, the same request sent again does what is left.
     */
    Route.Handler inParts(Function<Request, Part> reading, IntFunction<Reply> answer) {
        return request -> {
            String key = Once.key(request);
            Part part = reading.apply(request);
            Done known = key == null ? null : once.known(request, key);
            if (known != null) {
                return known.reply();
            }
            int count = allOf(part);
            String owner = request.owner();
            String from = request.from();
            request.background().add("log", () -> LOG.info("todo.moved owner={} todos={}{}", owner, count, from));
            Write last = desk -> new Done(answer.apply(count), List.of());
            return (key == null ? last.on(desk) : once.answer(request, key, last)).reply();
        };
    }

    private int allOf(Part part) {
        int count = 0;
        Todo behind = null;
        do {
            Todo start = behind;
            try {
                Moved moved = transactions.together(in -> part.on(desk(in), start));
                count += moved.count();
                behind = moved.last();
            } catch (Problem problem) {
                throw count == 0 ? problem : halfDone(problem, count);
            }
        } while (behind != null);
        return count;
    }

    private static Problem halfDone(Problem problem, int count) {
        return Problem.of(
                problem.kind(),
                "It was done for " + count
                        + " todos, which stays so, and then it could not go on. Send it again to do the rest.");
    }

    private Route.Handler handler(Function<Request, Write> reading, Function<Write, Done> plainly) {
        return request -> {
            String key = Once.key(request);
            Write write = reading.apply(request);
            Done done = key == null ? plainly.apply(write) : once.answer(request, key, write);
            logAfterwards(request, done.lines());
            askAfterwards(request, done.lines());
            return done.reply();
        };
    }

    /** One whose answer was kept has no lines: it was asked for then. */
    private void askAfterwards(Request request, List<Line> lines) {
        for (Line line : lines) {
            if (line.what().equals(CREATED)) {
                added.ask(request.background(), line.todo().id());
            }
        }
    }

    /** What is written down of a version that may never be committed must not be kept for others. */
    static Desk desk(Transaction in) {
        return new Desk(in.todos(), new WrittenTodos(1));
    }

    /** The seed's background task: the client has its answer, then a line says who did what, and how long we were at it. */
    private static void logAfterwards(Request request, List<Line> lines) {
        if (!lines.isEmpty()) {
            String owner = request.owner();
            Supplier<Duration> age = request.age();
            String asked = request.requestId();
            String from = request.from();
            request.background().add("log", () -> lines.forEach(line -> log(line, owner, asked, age.get(), from)));
        }
    }

    private static void log(Line line, String owner, String request, Duration took, String from) {
        LOG.info(
                "todo.{} owner={} id={} version={} request={} handled_us={}{}",
                line.what(),
                owner,
                line.todo().id(),
                line.todo().version(),
                request,
                took.toNanos() / 1000,
                from);
    }
}
