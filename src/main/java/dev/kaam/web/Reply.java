package dev.kaam.web;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/** What a handler answers. Not changed any more. */
public record Reply(int status, List<Header> headers, Buffer body) {
    record Header(String name, String value) {}

    private static final Buffer NOTHING = Buffer.buffer();

    static Reply json(int status, Buffer body) {
        return of(status, "application/json", body);
    }

    static Reply of(int status, String contentType, Buffer body) {
        return new Reply(status, List.of(new Header("Content-Type", contentType)), body);
    }

    static Reply empty(int status) {
        return new Reply(status, List.of(), NOTHING);
    }

    Reply with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Reply(status, more, body);
    }
}
