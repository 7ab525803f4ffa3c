package dev.kaam.web;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a handler answers. Not changed any more.
 *
 * @param stream what comes instead of a body, and goes on; null for an answer that has an end
 */
public record Reply(
        int status,
        List<Header> headers,
        Buffer body,
        @Nullable Stream stream) {
    record Header(String name, String value) {}

    /** An answer that goes on until the client goes, or the server stops. Runs on a thread of its own. */
    @FunctionalInterface
    interface Stream {
        void run(Outlet out) throws InterruptedException;
    }

    private static final Buffer NOTHING = Buffer.buffer();

    Reply(int status, List<Header> headers, Buffer body) {
        this(status, headers, body, null);
    }

    static Reply json(int status, Buffer body) {
        return of(status, "application/json", body);
    }

    static Reply of(int status, String contentType, Buffer body) {
        return new Reply(status, List.of(new Header("Content-Type", contentType)), body);
    }

    static Reply stream(String contentType, Stream stream) {
        return new Reply(200, List.of(new Header("Content-Type", contentType)), NOTHING, stream);
    }

    static Reply empty(int status) {
        return new Reply(status, List.of(), NOTHING);
    }

    Reply with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Reply(status, more, body, stream);
    }
}
