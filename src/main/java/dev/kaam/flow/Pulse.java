package dev.kaam.flow;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The beats of one loop, of which at most one is under way, and when one of them is to be told. The heart's thread alone calls. */
final class Pulse {
    /** What lasts longer is told before it is over. */
    private static final long LONG = TimeUnit.SECONDS.toNanos(1);

    /** So long it is waited for a beat that tells that the sockets were read. */
    private static final long UNKNOWN = TimeUnit.MILLISECONDS.toNanos(200);

    private final Loop loop;
    private final Time time;
    private final ThreadTimes times;
    private final Control control;
    private final Verdict verdict;
    private final Calm calm = new Calm();
    private @Nullable Beat last;
    private @Nullable Beat under;
    /** It came back late, and is told when the loop has read what lay in its sockets meanwhile. */
    private @Nullable Beat late;

    Pulse(Loop loop, Time time, ThreadTimes times, Control control, Verdict verdict) {
        this.loop = loop;
        this.time = time;
        this.times = times;
        this.control = control;
        this.verdict = verdict;
    }

    void step() {
        Beat beat = under;
        if (beat == null) {
            send();
        } else if (!beat.isBack()) {
            look(beat);
        } else if (beat.back() - beat.sent() <= Calm.LEAST || control.isHeardSince(beat.back())) {
            end(beat);
        }
    }

    private void send() {
        var beat = new Beat(time, times, last);
        try {
            loop.queue().execute(beat);
            under = beat;
        } catch (RejectedExecutionException ended) {
            // a loop that has ended is never late
        }
    }

    /** After one that was late the next is sent a turn later, so that it does not stand in the queue behind it. */
    private void end(Beat beat) {
        under = null;
        last = beat;
        long own = control.own(beat, beat.back());
        boolean again = own > bound(beat) || beat.number() != 0;
        if (again || hasRead(beat)) {
            tell(beat.back());
        }
        if (again) {
            late = beat;
        } else {
            send();
        }
        calm.add(own);
    }

    /** A loop that was not let run may still be at the queue in which the late beat stood, and come to its sockets after it. */
    private boolean hasRead(Beat beat) {
        boolean known = beat.starved() < LoopHeartbeat.BEAT.toNanos() / 2;
        return known || (late != null && beat.back() - late.back() > UNKNOWN);
    }

    /** When all has stood still, some of its threads go on later than others: then only what is late anywhere is late. */
    private long bound(Beat beat) {
        return control.stood(beat.sent(), beat.back()) > Control.ALARM ? Calm.MOST : calm.late();
    }

    /** Whether all stands still with it, the control must have been asked before: it wakes at the same time as the heart. */
    private void look(Beat beat) {
        long now = time.nanos();
        boolean known =
                control.isHeardSince(now - LoopHeartbeat.BEAT.multipliedBy(2).toNanos());
        long own = control.own(beat, now);
        if (own > calm.late() / 2) {
            beat.look(loop.thread());
            verdict.suspect(loop, beat);
        }
        if (known && own > calm.late()) {
            tell(now);
        }
        if (known && own > LONG && beat.number() == 0) {
            verdict.goingOn(loop, beat, now);
        }
    }

    private void tell(long seen) {
        Beat told = late;
        if (told != null) {
            late = null;
            verdict.over(loop, told, seen);
        }
    }
}
