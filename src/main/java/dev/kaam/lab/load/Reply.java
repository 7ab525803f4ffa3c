package dev.kaam.lab.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads answers from a connection, one after another, and holds no more of them than their bytes: ten thousand clients have one
 * each. What is no answer of HTTP/1.1 with a body of known length is refused. Used by one thread.
 */
final class Reply {
    private static final int SMALL = 1_024;
    private static final int HEAD_MAX = 16 * 1_024;
    private static final int BODY_MAX = 4 * 1_024 * 1_024;

    private final InputStream in;
    private byte[] bytes = new byte[SMALL];
    /** So many of them have been read. */
    private int end;

    private int bodyStart;
    private int bodyEnd;
    private Head head = Head.NONE;

    Reply(InputStream in) {
        this.in = in;
    }

    /** Reads the next, whole. Throws {@link IOException} where there is none, or none that can be understood. */
    void read() throws IOException {
        forgetTheOneBefore();
        bodyStart = headEnd();
        head = Head.of(new String(bytes, 0, bodyStart, StandardCharsets.ISO_8859_1));
        if (head.bodyLength() > BODY_MAX) {
            throw new IOException("its body has " + head.bodyLength() + " bytes, which is too much");
        }
        bodyEnd = bodyStart + head.bodyLength();
        while (end < bodyEnd) {
            more(bodyEnd, "within the body");
        }
    }

    Head head() {
        return head;
    }

    /** Valid until the next is read. */
    String body() {
        return new String(bytes, bodyStart, bodyEnd - bodyStart, StandardCharsets.UTF_8);
    }

    private void forgetTheOneBefore() {
        System.arraycopy(bytes, bodyEnd, bytes, 0, end - bodyEnd);
        end -= bodyEnd;
        bodyEnd = 0;
    }

    /** Where the empty line ends that ends a head. */
    private int headEnd() throws IOException {
        for (int at = 0; ; at++) {
            while (at + 3 >= end) {
                if (end >= HEAD_MAX) {
                    throw new IOException("its head does not end");
                }
                more(end + 1, end == 0 ? "before an answer" : "within the head");
            }
            if (bytes[at] == '\r' && bytes[at + 1] == '\n' && bytes[at + 2] == '\r' && bytes[at + 3] == '\n') {
                return at + 4;
            }
        }
    }

    private void more(int wanted, String where) throws IOException {
        if (wanted > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(wanted, 2 * bytes.length));
        }
        int got = in.read(bytes, end, bytes.length - end);
        if (got < 0) {
            throw new EOFException("the connection was closed " + where);
        }
        end += got;
    }
}
