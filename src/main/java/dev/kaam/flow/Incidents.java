package dev.kaam.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The newest incidents. Any thread may call. */
public final class Incidents {
    /** So many are kept; one more takes the place of the one that was told first. */
    public static final int KEPT = 200;

    private record Told(long edition, Incident incident) {}

    private final Deque<Told> kept = new ArrayDeque<>(KEPT);
    private long numbers;
    private long editions;

    /** Those that are kept, in the order in which they were last told. */
    public List<Incident> newest() {
        return since(0);
    }

    /** How often something was told. Ask before {@link #since}: what is told in between is then told twice, and not lost. */
    public synchronized long edition() {
        return editions;
    }

    /** What was told after that edition: what is new, and what is over that went on before. A reader replaces by number. */
    public synchronized List<Incident> since(long edition) {
        var since = new ArrayList<Incident>();
        for (Told told : kept) {
            if (told.edition() > edition) {
                since.add(told.incident());
            }
        }
        return since;
    }

    /** How many there were since the start. */
    public synchronized long total() {
        return numbers;
    }

    /** The number of an incident that is to be told. */
    synchronized long number() {
        return ++numbers;
    }

    /** Replaces the one of the same number. */
    synchronized void tell(Incident incident) {
        kept.removeIf(told -> told.incident().number() == incident.number());
        if (kept.size() == KEPT) {
            kept.removeFirst();
        }
        kept.addLast(new Told(++editions, incident));
    }
}
