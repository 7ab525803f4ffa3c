package dev.kaam.flow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Sleeps, and looks how late it wakes: its thread does nothing else, so when it is late although it did not wait for a
 * processor, all of the process stood still. (That others have the processors is the daily life of a machine that is shared,
 * and no incident.) One thread sleeps; any thread may ask.
 */
final class Control {
    static final long ALARM = TimeUnit.MILLISECONDS.toNanos(25);
    /** Longer ones are told however restless the machine is. */
    private static final long MOST = TimeUnit.MILLISECONDS.toNanos(250);
    /** In so many beats, 20 s, a third of it is left. */
    private static final int CALMER = 2_000;

    private static final long NOISE = TimeUnit.MILLISECONDS.toNanos(1);
    private static final int KEPT = 256;

    private record Standstill(long from, long to, long nanos) {
        long between(long begin, long end) {
            return Math.min(nanos, Math.max(0, Math.min(to, end) - Math.max(from, begin)));
        }
    }

    private final Time time;
    private final ThreadTimes times;
    private final LongSupplier pauses;
    private final Incidents incidents;
    private final Deque<Standstill> kept = new ArrayDeque<>(KEPT);
    /**
     * For how long a thread has lately waited for a processor, or may have. So long all may stand still for one of the virtual
     * machine's own threads, and that would be no standstill of the host. Not known at the start.
     */
    private long restless = MOST;

    private long starved;
    private long early;
    private long paused;
    private volatile long heard;

    /** @param pauses how long the garbage collector has stopped all threads until now */
    Control(Time time, ThreadTimes times, LongSupplier pauses, Incidents incidents) {
        this.time = time;
        this.times = times;
        this.pauses = pauses;
        this.incidents = incidents;
        this.paused = pauses.getAsLong();
        this.heard = time.nanos();
    }

    /** Once more, from the last time on. */
    void sleep() throws InterruptedException {
        time.sleep(LoopHeartbeat.BEAT);
        wake(heard + LoopHeartbeat.BEAT.toNanos(), time.nanos());
    }

    private void wake(long due, long now) {
        long late = now - due;
        long others = others(late);
        long stood = late - others;
        restless = Math.max(others, restless - restless / CALMER);
        long all = pauses.getAsLong();
        long collecting = all - paused;
        paused = all;
        if (stood > NOISE) {
            keep(new Standstill(due, now, stood));
        }
        if (stood > ALARM && collecting > stood / 2) {
            tell(Incident.Kind.GC, due, now);
        } else if (stood > Math.clamp(restless, ALARM, MOST)) {
            tell(Incident.Kind.HOST, due, now);
        }
        heard = now;
    }

    /** How much of it others had the processors. What they had between the two readings is part of the next time. */
    private long others(long late) {
        long all = times.starved();
        long others = early + all - starved;
        starved = all;
        early = Math.max(0, others - late);
        return others;
    }

    private void tell(Incident.Kind kind, long from, long to) {
        incidents.tell(new Incident(incidents.number(), kind, "", from, to, 0, List.of(), List.of(), List.of(), 0));
    }

    private synchronized void keep(Standstill standstill) {
        if (kept.size() == KEPT) {
            kept.removeFirst();
        }
        kept.addLast(standstill);
    }

    /** For how long of that time the process stood still. Final once it {@link #isHeardSince} its end. */
    synchronized long stood(long from, long to) {
        long stood = 0;
        for (Standstill standstill : kept) {
            stood += standstill.between(from, to);
        }
        return stood;
    }

    /** How long a beat took until then, without what its loop could not help: all stood still, or others had the processors. */
    long own(Beat beat, long now) {
        return Math.max(0, now - beat.sent() - beat.starved() - stood(beat.sent(), now));
    }

    boolean isHeardSince(long moment) {
        return heard - moment >= 0;
    }
}
