package dev.kaam.web;

import dev.kaam.change.Change;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Changes as events, written once for all readers that get the same ones: the bytes are shared. What is kept has a bound:
 * 64 pieces of 64 KiB, the last event of each over that. Any thread may call.
 */
final class ChangeEvents {
    private static final int KEPT = 64;
    private static final int BYTES = 64 * 1024;

    /**
     * The first events of some changes.
     *
     * @param changes how many of them
     */
    record Piece(int changes, Buffer bytes) {}

    /** What the bytes are made from. Changes are never changed, so these name them. The base is in each todo's URL. */
    private record Key(String owner, String base, long first, long last, int count) {}

    private record Kept(Key key, Piece piece) {}

    private final AtomicReferenceArray<@Nullable Kept> kept = new AtomicReferenceArray<>(KEPT);

    /** As many of the changes as make a piece, at least one. */
    Piece piece(String owner, String base, List<Change> changes) {
        var key =
                new Key(owner, base, changes.getFirst().seq(), changes.getLast().seq(), changes.size());
        int place = Math.floorMod(key.hashCode(), KEPT);
        Kept known = kept.get(place);
        if (known != null && known.key().equals(key)) {
            return known.piece();
        }
        Piece piece = write(owner, base, changes);
        kept.set(place, new Kept(key, piece));
        return piece;
    }

    private static Piece write(String owner, String base, List<Change> changes) {
        Buffer bytes = Buffer.buffer();
        int count = 0;
        while (count < changes.size() && bytes.length() < BYTES) {
            Change change = changes.get(count++);
            bytes.appendString("id: " + change.seq() + "\nevent: change\ndata: ")
                    .appendBuffer(Json.buffer(to -> ChangeJson.write(to, change, owner, base)))
                    .appendString("\n\n");
        }
        return new Piece(count, bytes);
    }
}
