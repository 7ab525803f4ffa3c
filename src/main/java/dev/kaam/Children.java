package dev.kaam;

import dev.kaam.lab.LabException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The servers that end with this program. Any thread may call. */
final class Children {
    private final Set<Child> all = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Throws {@link LabException} where the program ends already; the child is closed then. */
    void add(Child child) {
        all.add(child);
        if (closed) { // asked only now: who closes them has either seen it or not begun
            child.close();
            throw new LabException("No server is started any more: the program ends.");
        }
    }

    void remove(Child child) {
        all.remove(child);
    }

    /** Ends them all, and whichever comes later. */
    void close() {
        closed = true;
        all.forEach(Child::close);
    }
}
