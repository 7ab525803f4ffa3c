package dev.kaam.lab.law;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Requests played through by their times: each starts, which takes no time but a core, waits, and computes; for cores they queue. */
final class Convoy {
    private static final int MILLIS = 100_000;

    private enum Part {
        START,
        COMPUTE
    }

    /** What has come to its end at a time, and the part that queues for a core then. */
    private record Event(long at, long order, Part next) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
    private long order;

    private Convoy() {}

    /** How many are answered a second, of so many users, each of whom asks again at once. */
    static double perSecond(int wait, int cpu, int cores, int users) {
        return new Convoy().played(wait, cpu, cores, users) * 1_000.0 / MILLIS;
    }

    private long played(int wait, int cpu, int cores, int users) {
        var ready = new ArrayDeque<Part>();
        for (int user = 0; user < users; user++) {
            after(wait, Part.COMPUTE);
        }
        int free = cores;
        long answered = 0;
        for (Event event = events.remove(); event.at <= MILLIS; event = events.remove()) {
            ready.add(event.next);
            if (event.next == Part.START) {
                free++;
                answered++;
            }
            while (free > 0 && !ready.isEmpty()) {
                if (ready.remove() == Part.START) {
                    after(event.at + wait, Part.COMPUTE);
                } else {
                    free--;
                    after(event.at + cpu, Part.START);
                }
            }
        }
        return answered;
    }

    private void after(long at, Part next) {
        events.add(new Event(at, order++, next));
    }
}
