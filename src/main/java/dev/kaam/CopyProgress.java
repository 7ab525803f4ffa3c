package dev.kaam;

import dev.kaam.flow.Time;
import dev.kaam.store.Copy;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Says how far a long copy is: after 1 s, 2, 4, 8 and 16, and then each 10 s. */
final class CopyProgress implements Copy.Progress {
    private static final long SELDOM = Duration.ofSeconds(10).toNanos();

    private final PrintWriter out;
    private final Time time;
    private final long start;
    private long next = Duration.ofSeconds(1).toNanos();

    CopyProgress(PrintWriter out, Time time) {
        this.out = out;
        this.time = time;
        this.start = time.nanos();
    }

    @Override
    public void rows(String table, long rows, boolean isReadBack) {
        long taken = time.nanos() - start;
        if (taken < next) {
            return;
        }
        out.println(String.format(
                Locale.ROOT,
                "kaam: after %d s, %,d rows of the table %s are %s",
                taken / 1_000_000_000,
                rows,
                table,
                isReadBack ? "read back" : "copied"));
        out.flush();
        next = taken + Math.min(taken, SELDOM);
    }
}
