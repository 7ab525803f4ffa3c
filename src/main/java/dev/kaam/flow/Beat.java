package dev.kaam.flow;

import org.jspecify.annotations.Nullable;

/** One way through a loop's queue, with what is seen on the way. The loop runs it; all the rest is the heart's. */
final class Beat implements Runnable {
    /** So often a thread is looked at in a row; then at each such time only. */
    private static final int LOOKS = 32;

    private final Time time;
    private final ThreadTimes times;
    private final Stacks stacks = new Stacks();
    private final long free;
    private final long sent;
    private final long computedBefore;
    private final long starvedBefore;
    private long computed;
    private long starved;
    private volatile long back;
    private @Nullable Flow suspect;
    private int looks;
    private long number;

    /** @param last the one before, which is back; null for the first */
    Beat(Time time, ThreadTimes times, @Nullable Beat last) {
        this.time = time;
        this.times = times;
        this.computedBefore = times.computed();
        this.starvedBefore = last == null ? 0 : last.starved;
        this.sent = time.nanos();
        this.free = last == null ? sent : last.back;
    }

    @Override
    public void run() {
        long now = time.nanos();
        computed = times.computed();
        starved = times.starved();
        back = now;
    }

    boolean isBack() {
        return back != 0;
    }

    /** When the loop came to it; 0: not yet. */
    long back() {
        return back;
    }

    /** When the loop was last known to be free. */
    long free() {
        return free;
    }

    long sent() {
        return sent;
    }

    /** How long the loop's thread has computed on the way. */
    long computed() {
        return (isBack() ? computed : times.computed()) - computedBefore;
    }

    /** How long others ran on the way while the loop's thread could have run; known when it is back. */
    long starved() {
        return isBack() ? Math.max(0, starved - starvedBefore) : 0;
    }

    /** What was seen after its end is not kept: that would be another's. */
    void look(Thread thread) {
        if (looks < LOOKS || looks % LOOKS == 0) {
            StackTraceElement[] stack = thread.getStackTrace();
            if (!isBack()) {
                stacks.add(stack);
            }
        }
        looks++;
    }

    /** What began after its end has not held it up. */
    void suspect(@Nullable Flow flow) {
        if (!isBack()) {
            suspect = flow;
        }
    }

    /** Whose handler held it up, perhaps; null where none is known. */
    @Nullable
    Flow suspect() {
        return suspect;
    }

    Stacks stacks() {
        return stacks;
    }

    /** That of the incident as which it is told; 0: of none. */
    long number() {
        return number;
    }

    void number(long told) {
        number = told;
    }
}
