package dev.kaam.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kaam.todo.Problem;
import dev.kaam.todo.Wrongs;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a JSON object, each with its type, and collects what is wrong with all of them. */
final class Fields {
    private final ObjectNode object;
    private final String at;
    private final Wrongs wrongs;

    /** @param at the JSON Pointer to the object */
    Fields(ObjectNode object, String at, Wrongs wrongs) {
        this.object = object;
        this.at = at;
        this.wrongs = wrongs;
    }

    /** Names every field that is not one of these. */
    void only(Set<String> known) {
        for (var field : object.properties()) {
            if (!known.contains(field.getKey())) {
                wrong(field.getKey(), "is not a field here; known are: " + String.join(", ", known));
            }
        }
    }

    boolean has(String name) {
        return given(name) != null;
    }

    String requiredText(String name) {
        if (given(name) == null) {
            wrong(name, "is missing");
        }
        String text = text(name);
        return text == null ? "" : text;
    }

    @Nullable
    String text(String name) {
        JsonNode value = given(name);
        if (value == null || value.isTextual()) {
            return value == null ? null : value.textValue();
        }
        wrong(name, "must be a text");
        return null;
    }

    boolean flag(String name) {
        JsonNode value = given(name);
        if (value != null && !value.isBoolean()) {
            wrong(name, "must be true or false");
        }
        return value != null && value.booleanValue();
    }

    @Nullable
    Integer whole(String name) {
        JsonNode value = given(name);
        if (value == null || (value.isIntegralNumber() && value.canConvertToInt())) {
            return value == null ? null : value.intValue();
        }
        wrong(name, "must be a whole number");
        return null;
    }

    @Nullable
    Double number(String name) {
        JsonNode value = given(name);
        if (value == null || value.isNumber()) {
            return value == null ? null : value.doubleValue();
        }
        wrong(name, "must be a number");
        return null;
    }

    /** All the texts of an array, or none where one of them is something else. */
    List<String> texts(String name) {
        JsonNode value = given(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            wrong(name, "must be an array of texts");
            return List.of();
        }
        var texts = new ArrayList<String>();
        for (int i = 0; i < value.size(); i++) {
            if (value.get(i).isTextual()) {
                texts.add(value.get(i).textValue());
            } else {
                wrongs.add(at + "/" + name + "/" + i, "must be a text");
            }
        }
        return texts.size() == value.size() ? texts : List.of();
    }

    <T> @Nullable T parsed(String name, Function<String, T> parse, String shape) {
        String text = text(name);
        try {
            return text == null ? null : parse.apply(text);
        } catch (DateTimeException unreadable) {
            wrong(name, "must be " + shape);
            return null;
        }
    }

    /** A field that holds an object; {@code read} gets its fields. */
    <T> @Nullable T object(String name, Function<Fields, @Nullable T> read) {
        JsonNode value = given(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof ObjectNode inner)) {
            wrong(name, "must be an object");
            return null;
        }
        try {
            return read.apply(new Fields(inner, at + "/" + name, wrongs));
        } catch (Problem problem) {
            wrongs.addAll(problem);
            return null;
        }
    }

    /** Notes what is wrong with a field. */
    void wrong(String name, String detail) {
        wrongs.add(at + "/" + name.replace("~", "~0").replace("/", "~1"), detail);
    }

    /** A field that is null is as one that is absent. */
    private @Nullable JsonNode given(String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }
}
