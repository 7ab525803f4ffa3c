package dev.kaam.store;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Batches on a connection that may be lost. It is made when it is needed, and anew once it is gone; where it cannot be made, the units
 * are told so, and the next batch tries again. Belongs to one thread.
 */
final class Reconnecting implements Batch {
    /** Makes a connection. */
    @FunctionalInterface
    interface Connect {
        Session session() throws SQLException;
    }

    private final Connect connect;
    private final Function<Session, Batch> batches;
    private @Nullable Session session;
    private @Nullable Batch batch;

    Reconnecting(Connect connect, Function<Session, Batch> batches) {
        this.connect = connect;
        this.batches = batches;
    }

    @Override
    public void run(List<Unit<?>> units) {
        try {
            connected().run(units);
        } catch (SQLException unreachable) {
            units.forEach(unit -> unit.fail(unreachable));
        }
    }

    private Batch connected() throws SQLException {
        Session known = session;
        Batch usual = batch;
        if (known != null && usual != null && !known.isClosed()) {
            return usual;
        }
        close();
        Session made = connect.session();
        Batch anew = batches.apply(made);
        session = made;
        batch = anew;
        return anew;
    }

    @Override
    public void close() {
        if (batch != null) {
            batch.close();
        }
        batch = null;
        session = null;
    }
}
