package dev.kaam.web;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.kaam.todo.Problem;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Says what is wrong with a body that is not one JSON value, and where; in words of ours, not of the library. */
final class BrokenJson {
    private BrokenJson() {}

    static Problem problem(byte[] body, JsonProcessingException wrong) {
        int readable = readable(body);
        if (readable < body.length) {
            return Problem.malformed("The body is not UTF-8: look at " + place(body, readable) + ".");
        }
        JsonLocation at = wrong.getLocation();
        return Problem.malformed(what(wrong) + place(body, at == null ? body.length : (int) at.getByteOffset()) + ".");
    }

    private static String what(JsonProcessingException wrong) {
        if (wrong instanceof JsonEOFException) {
            return "The JSON is not complete: it breaks off at ";
        }
        if (wrong instanceof MismatchedInputException) {
            return "The body must be one JSON value, and goes on behind it at ";
        }
        return wrong.getOriginalMessage().startsWith("Duplicate ")
                ? "The JSON has a name twice in one object, the second at "
                : "The body is not JSON: there is something unexpected at ";
    }

    /** How many bytes can be read as UTF-8. */
    private static int readable(byte[] body) {
        ByteBuffer in = ByteBuffer.wrap(body);
        StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(body.length), true);
        return in.position();
    }

    /** Lines and columns of characters, each counted from 1. */
    private static String place(byte[] body, int offset) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < Math.min(offset, body.length); i++) {
            if (body[i] == '\n') {
                line++;
                column = 1;
            } else if ((body[i] & 0xc0) != 0x80) {
                column++;
            }
        }
        return "line " + line + ", column " + column;
    }
}
