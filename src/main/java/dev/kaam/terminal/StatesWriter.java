package dev.kaam.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes a recording: one line each state, as it was received, within one JSON document. What was written when it broke off can
 * still be read, up to the last line.
 */
final class StatesWriter implements AutoCloseable {
    /** Of the form of a recording: another when one who knows this one could not read it. */
    static final int VERSION = 1;

    private static final byte[] END = utf8("\n]}\n");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OutputStream to;
    private long bytes;
    private int states;

    /** @param server whose flow it is */
    StatesWriter(OutputStream to, String server) throws IOException {
        this.to = to;
        write(utf8("{\"format\":\"kaam-flow\",\"version\":" + VERSION + ",\"server\":" + JSON.writeValueAsString(server)
                + ",\"states\":["));
    }

    /**
     * Returns false, and adds nothing, when there is no room for it.
     *
     * @param whole whether it begins anew
     * @param millis since the first
     * @param bytesMax that the whole may have
     */
    boolean add(JsonNode state, boolean whole, long millis, long bytesMax) throws IOException {
        String begin = (states == 0 ? "\n" : ",\n") + "{\"ms\":" + millis + (whole ? ",\"whole\":true" : "");
        byte[] line = utf8(begin + ",\"state\":" + state + "}");
        if (bytes + line.length + END.length > bytesMax) {
            return false;
        }
        write(line);
        to.flush(); // whatever ends the program
        states++;
        return true;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void write(byte[] text) throws IOException {
        to.write(text);
        bytes += text.length;
    }

    long bytes() {
        return bytes;
    }

    int states() {
        return states;
    }

    /** Makes it whole. */
    @Override
    public void close() throws IOException {
        write(END);
        to.close();
    }
}
