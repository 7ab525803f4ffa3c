package dev.kaam.openapi;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;

/** The schemas in the description, each compiled once. Any thread may call. */
public final class Schemas {
    private static final String DOCUMENT = "urn:kaam:openapi";
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(DOCUMENT, Place.json())));
    private static final Map<Place, Schema> COMPILED = new ConcurrentHashMap<>();

    private Schemas() {}

    /** What is wrong with a value; nothing where it fits. */
    public static List<String> wrongs(Place schema, String json) {
        Schema compiled = COMPILED.computeIfAbsent(schema, Schemas::compile);
        try {
            return compiled.validate(json, InputFormat.JSON).stream()
                    .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                    .toList();
        } catch (JacksonException unreadable) {
            return List.of("is not JSON: " + unreadable.getOriginalMessage());
        }
    }

    private static Schema compile(Place schema) {
        String reference = DOCUMENT + "#" + schema.pointer().replace("{", "%7B").replace("}", "%7D");
        return REGISTRY.getSchema("{\"$ref\":\"" + reference + "\"}");
    }
}
