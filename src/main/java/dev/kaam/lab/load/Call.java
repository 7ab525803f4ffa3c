package dev.kaam.lab.load;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that clients send.
 *
 * @param path with its query
 * @param json the body; null where there is none
 */
public record Call(String method, String path, @Nullable String json, Map<String, String> headers) {
    public Call {
        headers = Map.copyOf(headers);
    }

    public static Call get(String path) {
        return new Call("GET", path, null, Map.of());
    }

    public static Call post(String path, String json) {
        return new Call("POST", path, json, Map.of());
    }
}
