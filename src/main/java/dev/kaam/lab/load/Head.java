package dev.kaam.lab.load;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The head of an answer, as it came. What a load needs is found in it without making anything of the rest.
 *
 * @param text with the empty line at its end
 */
record Head(String text, int status, int bodyLength) {
    static final Head NONE = new Head("", 0, 0);

    /** RFC 9112, section 6: of the ways to say how long a body is, the lab's servers use only a number. */
    static Head of(String text) throws IOException {
        int status = status(text);
        if (value(text, "transfer-encoding") != null) {
            throw new IOException("its body comes in pieces, which this client does not read");
        }
        String length = value(text, "content-length");
        if (length == null && status >= 200 && status != 204 && status != 304) {
            throw new IOException("its body is of no known length");
        }
        return new Head(text, status, length == null || status == 304 ? 0 : number(length, "the length of its body"));
    }

    /** Whether the server ends the connection after it. */
    boolean isLast() {
        String connection = value(text, "connection");
        return connection != null && connection.equalsIgnoreCase("close");
    }

    /** Their names in lower case; of one that comes again, the last. */
    Map<String, String> headers() {
        var headers = new HashMap<String, String>();
        text.lines().skip(1).forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        });
        return headers;
    }

    private static int status(String text) throws IOException {
        if (!text.startsWith("HTTP/1.1 ") || text.length() < 12) {
            throw new IOException("it is not HTTP/1.1");
        }
        return number(text.substring(9, 12), "its status");
    }

    private static int number(String digits, String what) throws IOException {
        if (digits.isEmpty() || digits.length() > 9 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IOException(what + " is no number");
        }
        return Integer.parseInt(digits);
    }

    private static @Nullable String value(String text, String name) {
        for (int at = text.indexOf('\n') + 1; at > 0; at = text.indexOf('\n', at) + 1) {
            if (text.regionMatches(true, at, name, 0, name.length()) && text.startsWith(":", at + name.length())) {
                return text.substring(at + name.length() + 1, text.indexOf('\n', at))
                        .strip();
            }
        }
        return null;
    }
}
