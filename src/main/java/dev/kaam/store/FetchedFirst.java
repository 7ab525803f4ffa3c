package dev.kaam.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Todos that are looked for by their id, all with one statement, and what else needs no snapshot: for that no transaction is begun and ended.
 * The rest is read in one, as ever.
 */
final class FetchedFirst implements Batch {
    private final Session session;
    private final Batch others;

    FetchedFirst(Session session) {
        this.session = session;
        this.others = new SharedSnapshot(session);
    }

    @Override
    public void run(List<Unit<?>> units) {
        var left = new ArrayList<Unit<?>>();
        try {
            session.fetch(Unit.todos(units));
            for (Unit<?> unit : units) {
                TodoKey key = unit.todo();
                if (key != null && session.fetched(key) != null) {
                    unit.run(session);
                } else {
                    left.add(unit); // not there: whether it is in the trash is to be seen in the same snapshot
                }
            }
            session.fetch(List.of());
        } catch (SQLException failure) {
            units.forEach(unit -> unit.fail(failure));
            return;
        }
        runOthers(left);
    }

    private void runOthers(List<Unit<?>> units) {
        var together = new ArrayList<Unit<?>>();
        for (Unit<?> unit : units) {
            if (unit.needsNoSnapshot()) {
                unit.runAlone(session);
            } else {
                together.add(unit);
            }
        }
        if (!together.isEmpty()) {
            others.run(together);
        }
    }

    @Override
    public void close() {
        others.close();
    }
}
