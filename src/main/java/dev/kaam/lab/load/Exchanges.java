package dev.kaam.lab.load;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** Many exchanges in little memory, 26 bytes each: a report keeps those of all its samples. Never changes. */
final class Exchanges extends AbstractList<Exchange> implements RandomAccess {
    private final long[] due;
    private final long[] sent;
    private final long[] answered;
    private final short[] status;

    private Exchanges(int size) {
        due = new long[size];
        sent = new long[size];
        answered = new long[size];
        status = new short[size];
    }

    static Exchanges of(List<Exchange> all) {
        if (all instanceof Exchanges packed) {
            return packed;
        }
        var packed = new Exchanges(all.size());
        int at = 0;
        for (Exchange one : all) {
            packed.due[at] = one.due();
            packed.sent[at] = one.sent();
            packed.answered[at] = one.answered();
            packed.status[at++] = (short) one.status();
        }
        return packed;
    }

    @Override
    public Exchange get(int at) {
        return new Exchange(due[at], sent[at], answered[at], status[at]);
    }

    @Override
    public int size() {
        return due.length;
    }
}
