package dev.kaam.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A place in the description. Whoever goes on from one follows the references on the way.
 *
 * @param pointer the JSON Pointer to it
 */
public record Place(String pointer) {
    private static final JsonNode DOCUMENT = read();
    private static final Place ROOT = new Place("");

    /** {@code of("components", "schemas", "Todo")}. */
    public static Place of(String... names) {
        Place place = ROOT;
        for (String name : names) {
            place = place.at(name);
        }
        return place;
    }

    static String json() {
        try {
            return new ObjectMapper().writeValueAsString(DOCUMENT);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What lies here under this name, or nothing; there, {@link #exists} is false. */
    public Place at(String name) {
        String inner = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
        String reference = DOCUMENT.at(inner).path("$ref").asText("");
        return new Place(reference.isEmpty() ? inner : reference.substring(1));
    }

    public boolean exists() {
        return !node().isMissingNode();
    }

    public JsonNode node() {
        return DOCUMENT.at(pointer);
    }

    /** The names of what lies here. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        node().fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** What lies here in an array, in its order. */
    public List<Place> elements() {
        List<Place> elements = new ArrayList<>();
        for (int i = 0; i < node().size(); i++) {
            elements.add(at(String.valueOf(i)));
        }
        return elements;
    }

    private static JsonNode read() {
        try (InputStream yaml = Place.class.getResourceAsStream("/openapi.yaml")) {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
