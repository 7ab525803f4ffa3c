package dev.kaam.web;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kaam.todo.Problem;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Problems as HTTP says them: RFC 9457. The one place where a kind gets its status. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    static int status(Problem.Kind kind) {
        return switch (kind) {
            case MALFORMED -> 400;
            case REFUSED -> 403;
            case NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case CONFLICT -> 409;
            case GONE -> 410;
            case STALE -> 412;
            case TOO_LARGE -> 413;
            case UNSUPPORTED_TYPE -> 415;
            case INVALID, KEY_REUSED -> 422;
            case INTERNAL -> 500;
            case UNAVAILABLE -> 503;
        };
    }

    static Reply reply(Problem problem) {
        int status = status(problem.kind());
        Reply reply = Reply.of(status, "application/problem+json", Json.buffer(to -> write(to, problem, status)));
        if (problem.kind() == Problem.Kind.UNAVAILABLE) {
            return reply.with("Retry-After", String.valueOf(problem.retryAfter().toSeconds()));
        }
        Long current = problem.currentVersion();
        return current == null ? reply : reply.with("ETag", Preconditions.etag(current));
    }

    /** A failure that is nobody's problem but ours: the client gets an id, and the log the same id with the cause. */
    static Reply reply(Throwable failure) {
        if (failure instanceof Problem problem) {
            return reply(problem);
        }
        String id = UUID.randomUUID().toString();
        LOG.error("internal error {}", id, failure);
        return reply(Problem.of(
                Problem.Kind.INTERNAL,
                "Something is wrong on our side. The server's log has it under the id " + id + "."));
    }

    static void write(JsonGenerator to, Problem problem, int status) throws IOException {
        String kind = problem.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        to.writeStartObject();
        to.writeStringField("type", "urn:kaam:problem:" + kind);
        to.writeStringField("title", title(problem.kind()));
        to.writeNumberField("status", status);
        to.writeStringField("detail", problem.detail());
        if (!problem.wrongs().isEmpty()) {
            to.writeArrayFieldStart("errors");
            for (Problem.Wrong wrong : problem.wrongs()) {
                to.writeStartObject();
                to.writeStringField("pointer", wrong.pointer());
                to.writeStringField("detail", wrong.detail());
                to.writeEndObject();
            }
            to.writeEndArray();
        }
        to.writeEndObject();
    }

    private static String title(Problem.Kind kind) {
        return switch (kind) {
            case MALFORMED -> "The request cannot be read";
            case REFUSED -> "Not allowed from there";
            case NOT_FOUND -> "Not found";
            case METHOD_NOT_ALLOWED -> "The method does not fit";
            case CONFLICT -> "It does not fit how things stand";
            case GONE -> "Not kept any more";
            case STALE -> "Changed meanwhile";
            case TOO_LARGE -> "Too large";
            case UNSUPPORTED_TYPE -> "The content type does not fit";
            case KEY_REUSED -> "The key was used before";
            case INVALID -> "Some fields are wrong";
            case INTERNAL -> "An error on our side";
            case UNAVAILABLE -> "Not now";
        };
    }
}
