package dev.kaam.lab.load;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Makes the bytes of requests; of one that is sent again and again, once. Used by one thread. */
final class Requests {
    private static final byte[] EMPTY = {};

    private final String host;
    private @Nullable Call last;
    private byte[] lastBytes = EMPTY;

    /** @param host of the server, with its port */
    Requests(String host) {
        this.host = host;
    }

    byte[] of(Call call) {
        if (!call.equals(last)) {
            lastBytes = bytes(call);
            last = call;
        }
        return lastBytes;
    }

    private byte[] bytes(Call call) {
        byte[] body = call.json() == null ? EMPTY : call.json().getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder(call.method() + " " + call.path() + " HTTP/1.1\r\nHost: " + host + "\r\n");
        call.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        if (call.json() != null) {
            if (!call.headers().containsKey("Content-Type")) {
                head.append("Content-Type: application/json\r\n");
            }
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }
}
