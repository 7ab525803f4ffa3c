package dev.kaam.web;

import dev.kaam.todo.Problem;
import dev.kaam.todo.Transaction;
import dev.kaam.todo.Transactions;
import dev.kaam.web.Writes.Done;
import dev.kaam.web.Writes.Write;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Does once what comes with an {@code Idempotency-Key}, however often it comes. The answer is kept in the commit of what it
 * answers; of two that come together the later finds the answer of the earlier. A problem changed nothing, so it is not kept:
 * the same request sent again is a first one.
 */
final class Once {
    private static final int KEY_MAX = 255;

    private final Transactions transactions;

    Once(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The key of a request, or null; {@code MALFORMED} where it is none that we take. */
    static @Nullable String key(Request request) {
        String key = request.header("Idempotency-Key");
        if (key != null && !(key.length() <= KEY_MAX && key.matches("[\\x21-\\x7e]+"))) {
            throw Problem.malformed(
                    "Idempotency-Key must be 1 to " + KEY_MAX + " visible ASCII characters, such as a UUID.");
        }
        return key;
    }

    /** What was answered under this key before, or null. */
    @Nullable
    Done known(Request request, String key) {
        byte[] asked = KeptReply.fingerprint(request);
        return transactions.together(in -> known(in, request, key, asked));
    }

    private static @Nullable Done known(Transaction in, Request request, String key, byte[] asked) {
        byte[] known = in.answers().find(request.owner(), key, asked);
        return known == null ? null : new Done(KeptReply.read(known).with("Idempotency-Replayed", "true"), List.of());
    }

    /** Does the write and keeps its answer, or gives the answer that is kept. */
    Done answer(Request request, String key, Write write) {
        byte[] asked = KeptReply.fingerprint(request);
        return transactions.together(in -> {
            Done known = known(in, request, key, asked);
            if (known != null) {
                return known;
            }
            Done done = write.on(Writes.desk(in));
            in.answers().keep(request.owner(), key, asked, KeptReply.write(done.reply()));
            return done;
        });
    }
}
