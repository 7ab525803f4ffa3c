package dev.kaam.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Lets so many in at once by one gate, and only one where they stay long: so a few gates behind which everybody hangs do not hold
 * all that there is to be had. Whoever finds it full is told when to come again: one behind the other, as fast as those inside come
 * out. Any thread may call.
 */
final class Turnstile {
    private static final Duration AGAIN_MIN = Duration.ofMillis(1);
    private static final Duration AGAIN_MAX = Duration.ofMinutes(1);
    /** How long those inside stay, before one has come out. */
    private static final Duration STAY = Duration.ofMillis(100);
    /** Who stays longer is let in alone. */
    private static final Duration LONG = Duration.ofSeconds(5);
    /** Of more gates, the one that was known first and has nobody inside is forgotten. */
    private static final int KEPT_MAX = 1_000;

    private final int atOnce;
    private final Map<UUID, Gate> gates = new LinkedHashMap<>();

    Turnstile(int atOnce) {
        this.atOnce = atOnce;
    }

    /** Known while somebody is inside, and where the last stayed long. */
    private static final class Gate {
        final List<Instant> since = new ArrayList<>();
        Duration stay = STAY;
        /** When the last of those comes again who were sent away. */
        Instant last = Instant.MIN;
    }

    /** Zero: it is in, and is to {@link #leave}. Else after how long to come again. */
    synchronized Duration enter(UUID id, Instant now) {
        Gate gate = gates.computeIfAbsent(id, each -> new Gate());
        Duration stay =
                gate.since.isEmpty() ? gate.stay : longer(gate.stay, Duration.between(gate.since.getFirst(), now));
        int places = stay.compareTo(LONG) > 0 ? 1 : atOnce;
        if (gate.since.size() < places) {
            gate.since.add(now);
            return Duration.ZERO;
        }
        Instant next = (gate.last.isAfter(now) ? gate.last : now).plus(stay.dividedBy(places));
        Duration again = longer(AGAIN_MIN, Duration.between(now, next));
        if (again.compareTo(AGAIN_MAX) > 0) {
            again = AGAIN_MAX;
        }
        gate.last = now.plus(again);
        return again;
    }

    /** @param since when it entered */
    synchronized void leave(UUID id, Instant since, Instant now) {
        Gate gate = gates.get(id);
        if (gate == null || !gate.since.remove(since)) {
            throw new IllegalStateException(id + " did not enter at " + since);
        }
        gate.stay = longer(AGAIN_MIN, Duration.between(since, now));
        if (gate.since.isEmpty() && gate.stay.compareTo(LONG) <= 0) {
            gates.remove(id);
        } else if (gates.size() > KEPT_MAX) {
            forgetOne();
        }
    }

    private void forgetOne() {
        Iterator<Gate> all = gates.values().iterator();
        while (all.hasNext()) {
            if (all.next().since.isEmpty()) {
                all.remove();
                return;
            }
        }
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
