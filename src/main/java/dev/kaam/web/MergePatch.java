package dev.kaam.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON Merge Patch, RFC 7396, section 2, for a patch that is an object. */
final class MergePatch {
    private MergePatch() {}

    /** Changes and returns {@code target}. */
    static ObjectNode apply(ObjectNode patch, ObjectNode target) {
        for (var field : patch.properties()) {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                target.remove(field.getKey());
            } else if (value instanceof ObjectNode inner) {
                target.set(field.getKey(), apply(inner, objectAt(target, field.getKey())));
            } else {
                target.set(field.getKey(), value);
            }
        }
        return target;
    }

    private static ObjectNode objectAt(ObjectNode target, String name) {
        return target.get(name) instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    }
}
