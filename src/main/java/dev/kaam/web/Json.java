package dev.kaam.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kaam.todo.Problem;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** JSON in and out. Strict: UTF-8 only, one value, no double names, bounded depth. Any thread may call. */
final class Json {
    private static final int SIZE_USUAL = 512;
    private static final int DEPTH_MAX = 20;
    private static final int NUMBER_MAX = 50;
    private static final int NAME_MAX = 200;

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            // a buffer per thread would be a buffer per request here, since each has a thread of its own
            .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_MAX)
                    .maxNumberLength(NUMBER_MAX)
                    .maxNameLength(NAME_MAX)
                    .build())
            .build();

    private static final ObjectMapper TREES =
            new ObjectMapper(FACTORY).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    /** Something that writes itself. */
    @FunctionalInterface
    interface Writer {
        void write(JsonGenerator to) throws IOException;
    }

    /** The value that {@code writer} writes. */
    static Buffer buffer(Writer writer) {
        var buffer = Buffer.buffer(SIZE_USUAL);
        try (JsonGenerator generator = FACTORY.createGenerator(new BufferStream(buffer))) {
            writer.write(generator);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return buffer;
    }

    /** Appends to a buffer. The generator collects before it writes: only whole blocks come. */
    private static final class BufferStream extends OutputStream {
        private final Buffer buffer;

        BufferStream(Buffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public void write(int one) {
            buffer.appendByte((byte) one);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            buffer.appendBytes(bytes, from, length);
        }
    }

    /** Reads a body that must be a JSON object; {@code MALFORMED} says where it is not. */
    static ObjectNode object(byte[] body) {
        if (body.length == 0) {
            throw Problem.malformed("The body is empty. Send a JSON object.");
        }
        if (read(body) instanceof ObjectNode object) {
            return object;
        }
        throw Problem.malformed("The body must be a JSON object: {\"title\": \"...\"}.");
    }

    /** Any JSON value; {@code MALFORMED} says where it is none. */
    static JsonNode read(byte[] body) {
        try {
            return TREES.readTree(body);
        } catch (StreamConstraintsException tooMuch) {
            throw Problem.malformed("The body is JSON beyond our limits (" + DEPTH_MAX + " levels, numbers of "
                    + NUMBER_MAX + " digits, names of " + NAME_MAX + " characters).");
        } catch (JsonProcessingException wrong) {
            throw BrokenJson.problem(body, wrong);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
