package dev.kaam.terminal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a recording, one state after another; of one that was broken off, those that are whole. */
final class States implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final JsonParser from;
    private String server = "";
    private boolean brokenOff;

    /** @throws TerminalException when it is no recording */
    States(Path file) {
        this.file = file;
        try {
            this.from = JSON.createParser(file.toFile());
            readHead();
        } catch (JsonProcessingException unreadable) {
            throw noRecording();
        } catch (IOException failure) {
            throw new TerminalException(file + " cannot be read: " + NewFile.why(failure) + ".", failure);
        }
    }

    private void readHead() throws IOException {
        String format = "";
        int version = 0;
        from.nextToken();
        for (String name = from.nextFieldName(); name != null && !name.equals("states"); name = from.nextFieldName()) {
            from.nextToken();
            switch (name) {
                case "format" -> format = from.getValueAsString("");
                case "version" -> version = from.getValueAsInt();
                case "server" -> server = from.getValueAsString("");
                default -> from.skipChildren();
            }
        }
        if (!format.equals("kaam-flow") || from.nextToken() != JsonToken.START_ARRAY) {
            throw noRecording();
        }
        if (version != StatesWriter.VERSION) {
            throw new TerminalException(
                    file + " is a recording of version " + version + ", and this Kaam knows version "
                            + StatesWriter.VERSION + ": play it with the Kaam that made it.");
        }
    }

    private TerminalException noRecording() {
        return new TerminalException(file + " is no recording: make one with bin/kaam flow record.");
    }

    /** Whose flow it is. */
    String server() {
        return server;
    }

    /** {@code {"ms":…,"whole":true,"state":{…}}}; null behind the last. */
    @Nullable
    JsonNode next() throws IOException {
        try {
            return from.nextToken() == JsonToken.START_OBJECT ? JSON.readTree(from) : null;
        } catch (JsonProcessingException inTheMiddle) {
            brokenOff = true;
            return null;
        }
    }

    /** Whether it ended before its end. */
    boolean isBrokenOff() {
        return brokenOff;
    }

    @Override
    public void close() throws IOException {
        from.close();
    }
}
