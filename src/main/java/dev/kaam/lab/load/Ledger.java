package dev.kaam.lab.load;

import dev.kaam.lab.LabException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What one client has sent and got. Used by one thread; read by another after that has ended. */
final class Ledger {
    private final List<Exchange> noted = new ArrayList<>(1);
    private final int most;

    /** @param most exchanges that it may hold; the one after them is refused */
    Ledger(int most) {
        this.most = most;
    }

    /** Throws {@link LabException} where it is full. */
    void note(Exchange one) {
        if (noted.size() == most) {
            throw new LabException("A client had more than " + most + " answers: let it ask for a shorter time.");
        }
        noted.add(one);
    }

    Stream<Exchange> stream() {
        return noted.stream();
    }
}
