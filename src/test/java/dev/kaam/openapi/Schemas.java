package dev.kaam.openapi;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The schemas in the description, each compiled once. Any thread may call. */
public final class Schemas {
    private static final String DOCUMENT = "urn:kaam:openapi";
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(DOCUMENT, Place.json())));
    private static final Map<Place, Schema> COMPILED = new ConcurrentHashMap<>();

    private Schemas() {}

    /** What is wrong with a value; nothing where it fits. */
    public static List<String> wrongs(Place schema, String json) {
        return COMPILED.computeIfAbsent(schema, Schemas::compile).validate(json, InputFormat.JSON).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    private static Schema compile(Place schema) {
        String reference = DOCUMENT + "#" + schema.pointer().replace("{", "%7B").replace("}", "%7D");
        return REGISTRY.getSchema("{\"$ref\":\"" + reference + "\"}");
    }
}
