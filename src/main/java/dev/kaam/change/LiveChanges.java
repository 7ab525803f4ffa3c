package dev.kaam.change;

import dev.kaam.todo.Problem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The changes as they happen, for any number of readers: the most recent ones are kept in memory, and whoever first needs
 * what is not there reads the log for all. A reader who is further behind reads the log alone. Any thread may call.
 *
 * <p>It goes in turns. In each, one reader leads: waits for a commit, reads, and begins the next turn, also when it goes
 * away before there was one. The others wait for the turn to be over. So nobody is woken for nothing, and nobody sleeps
 * while there is no leader.
 */
public final class LiveChanges {
    /** The most changes in a page. */
    public static final int PAGE_MAX = 100;
    /** To tell a reader takes some 35 µs of a core: with many, a longer gathering leaves time for what they are told of. */
    private static final Duration GATHER_A_READER = Duration.ofNanos(50_000);

    /** Time is an argument. */
    public interface Pace {
        long nanos();

        void sleep(Duration duration) throws InterruptedException;
    }

    /**
     * Some changes of one owner, in order.
     *
     * @param seq ask on behind this one: it may be that of another owner's change
     */
    public record Page(List<Change> changes, long seq) {}

    /** @param over when there is another turn */
    private record Turn(Recent recent, AtomicBoolean led, CountDownLatch over) {
        Turn(Recent recent) {
            this(recent, new AtomicBoolean(), new CountDownLatch(1));
        }
    }

    private final ChangeLog log;
    private final int kept;
    private final Duration gather;
    private final Pace pace;
    /** Whether something may have been committed since the last reading: at the start, all that was before. */
    private final Semaphore news = new Semaphore(1);

    private final AtomicInteger readers = new AtomicInteger();
    private volatile Turn turn = new Turn(Recent.behind(0));
    /** When the log was last read. Belongs to the leader. */
    private long readAt;

    /**
     * @param kept how many changes are kept in memory
     * @param gather how long after one reading the next may come, at least: what happens meanwhile comes together
     */
    public LiveChanges(ChangeLog log, int kept, Duration gather, Pace pace) {
        this.log = log;
        this.kept = kept;
        this.gather = gather;
        this.pace = pace;
        this.readAt = pace.nanos() - gather.toNanos();
    }

    /** Something was committed. Costs the writer next to nothing, and never waits. */
    public void committed() {
        if (news.availablePermits() == 0) {
            news.release(); // two at once may both release: then the log is read once too often
        }
    }

    /**
     * Everything up to {@code last} was committed, by this node or another: as {@link #committed}, unless it was read already.
     * Returns whether it was not.
     */
    public boolean committedUpTo(long last) {
        boolean isNew = last > turn.recent().end();
        if (isNew) {
            committed();
        }
        return isNew;
    }

    /** Whether somebody waits for changes now. */
    public boolean isRead() {
        return readers.get() > 0;
    }

    /**
     * The owner's changes behind {@code seq}: at once where there are some, else as soon as there are, else none when
     * {@code patience} is over. Whoever asks on with the page's {@code seq} gets each change once, in order. Throws what
     * {@link ChangeLog#after} throws.
     */
    public Page after(String owner, long seq, Duration patience) throws InterruptedException {
        readers.incrementAndGet();
        try {
            return await(owner, seq, patience);
        } finally {
            readers.decrementAndGet();
        }
    }

    private Page await(String owner, long seq, Duration patience) throws InterruptedException {
        long begun = pace.nanos();
        readNews();
        long behind = seq;
        while (true) {
            Turn now = turn;
            Page page = page(now.recent(), owner, behind);
            long left = patience.toNanos() - (pace.nanos() - begun);
            if (!page.changes().isEmpty() || left <= 0) {
                return page;
            }
            behind = page.seq();
            if (now.led().compareAndSet(false, true)) {
                lead(now, left);
            } else if (!now.over().await(left, TimeUnit.NANOSECONDS)) {
                return page;
            }
        }
    }

    /** While nobody was here, nobody read: what is in memory may be of long ago, and purged since. */
    private void readNews() throws InterruptedException {
        Turn now = turn;
        if (news.availablePermits() > 0 && now.led().compareAndSet(false, true)) {
            lead(now, 0);
        }
    }

    private Page page(Recent recent, String owner, long seq) {
        boolean isRecent = seq >= recent.from();
        List<Change> found = isRecent ? recent.after(owner, seq, PAGE_MAX) : log.after(owner, seq, PAGE_MAX);
        long last = found.isEmpty() ? seq : found.getLast().seq();
        // the log was asked after `recent` was made, so it too had everything up to its end
        return new Page(found, found.size() == PAGE_MAX ? last : Math.max(last, recent.end()));
    }

    private void lead(Turn now, long patienceNanos) throws InterruptedException {
        Recent next = now.recent();
        try {
            if (news.tryAcquire(patienceNanos, TimeUnit.NANOSECONDS)) {
                next = read(now.recent());
            }
        } finally {
            turn = new Turn(next);
            now.over().countDown();
        }
    }

    /** When it fails, this reader is told; what was committed is then still news to the next who leads. */
    private Recent read(Recent recent) throws InterruptedException {
        boolean done = false;
        try {
            Duration early = gathering().minusNanos(pace.nanos() - readAt);
            if (early.isPositive()) {
                pace.sleep(early);
            }
            readAt = pace.nanos();
            news.drainPermits(); // before the reading, so that what is committed during it is news again
            Recent next = newest(recent);
            done = true;
            return next;
        } finally {
            if (!done) {
                committed();
            }
        }
    }

    private Duration gathering() {
        Duration forAll = GATHER_A_READER.multipliedBy(readers.get());
        return forAll.compareTo(gather) > 0 ? forAll : gather;
    }

    private Recent newest(Recent recent) {
        try {
            return recent.with(log.newest(recent.end(), kept), kept);
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.GONE) {
                throw problem;
            }
            // nobody has read for so long that what is here does not join on: a reader behind it hears so from the log
            return Recent.behind(log.last());
        }
    }
}
