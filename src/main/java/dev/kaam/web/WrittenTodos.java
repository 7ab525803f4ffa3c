package dev.kaam.web;

import dev.kaam.todo.Todo;
import dev.kaam.todo.Versions;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** Todos as JSON, written once for each version: a list is then little more than a copy. Any thread may call. */
final class WrittenTodos {
    private static final int KEPT = 4096;
    /** A longer text is not kept, so that what is kept has a bound: 8 MiB. */
    private static final int LENGTH_MAX = 2048;

    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    private record Written(String base, byte[] json) {}

    private final Versions<Written> known;

    WrittenTodos() {
        this(KEPT);
    }

    /** @param kept of how many versions, a power of two */
    WrittenTodos(int kept) {
        this.known = new Versions<>(kept);
    }

    /** A todo as an answer, with its entity tag. */
    Reply reply(int status, Request request, Todo todo) {
        return Reply.json(status, Buffer.buffer(json(todo, request.base())))
                .with("ETag", Preconditions.etag(todo.version()));
    }

    /** A list of todos as an answer; 304 where the client has it already. */
    Reply list(Request request, List<Todo> todos, List<Reply.Header> headers) {
        String tag = Preconditions.listTag(todos, request.base() + headers);
        Reply reply = Preconditions.notModified(request.header("If-None-Match"), tag)
                ? Reply.empty(304)
                : Reply.json(200, array(todos, request.base()));
        for (Reply.Header header : headers) {
            reply = reply.with(header.name(), header.value());
        }
        return reply.with("ETag", tag);
    }

    private Buffer array(List<Todo> todos, String base) {
        byte[][] parts = new byte[todos.size()][];
        int length = 2 + Math.max(0, parts.length - 1);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = json(todos.get(i), base);
            length += parts[i].length;
        }
        return Buffer.buffer(joined(parts, new byte[length]));
    }

    private static byte[] joined(byte[][] parts, byte[] array) {
        int end = 0;
        array[end++] = '[';
        for (byte[] part : parts) {
            if (end > 1) {
                array[end++] = ',';
            }
            System.arraycopy(part, 0, array, end, part.length);
            end += part.length;
        }
        array[end] = ']';
        return array;
    }

    private byte[] json(Todo todo, String base) {
        Written written = known.get(todo.id(), todo.version());
        if (written != null && written.base().equals(base)) {
            return written.json();
        }
        byte[] json = Json.buffer(to -> TodoJson.write(to, todo, base)).getBytes();
        if (json.length <= LENGTH_MAX) {
            known.put(todo.id(), todo.version(), new Written(base, json));
        }
        return json;
    }
}
