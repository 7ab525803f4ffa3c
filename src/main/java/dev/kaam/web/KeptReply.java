package dev.kaam.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer as it is kept: a line of JSON with the status and the headers, then the body as it was sent. And what makes out
 * the request that it answers.
 */
final class KeptReply {
    private KeptReply() {}

    /** SHA-256 of the method, the target and the body. */
    static byte[] fingerprint(Request request) {
        Buffer all =
                Buffer.buffer(request.method() + " " + request.target() + "\n").appendBytes(request.body());
        return Assets.sha256(all.getBytes());
    }

    static byte[] write(Reply reply) {
        Buffer kept = Json.buffer(to -> {
            to.writeStartObject();
            to.writeNumberField("status", reply.status());
            to.writeObjectFieldStart("headers");
            for (Reply.Header header : reply.headers()) {
                to.writeStringField(header.name(), header.value());
            }
            to.writeEndObject();
            to.writeEndObject();
        });
        return kept.appendByte((byte) '\n').appendBuffer(reply.body()).getBytes();
    }

    static Reply read(byte[] kept) {
        Buffer all = Buffer.buffer(kept);
        int end = 0;
        while (kept[end] != '\n') {
            end++;
        }
        ObjectNode head = Json.object(all.getBytes(0, end));
        List<Reply.Header> headers = new ArrayList<>();
        for (var header : head.path("headers").properties()) {
            headers.add(new Reply.Header(header.getKey(), header.getValue().textValue()));
        }
        JsonNode status = head.path("status");
        return new Reply(status.intValue(), List.copyOf(headers), all.getBuffer(end + 1, all.length()));
    }
}
