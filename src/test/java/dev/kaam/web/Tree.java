package dev.kaam.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON as a client reads it. */
final class Tree {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Tree() {}

    static JsonNode of(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException wrong) {
            throw new AssertionError(json, wrong);
        }
    }

    static ObjectNode object(String json) {
        return (ObjectNode) of(json);
    }
}
