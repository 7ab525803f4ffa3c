package dev.kaam.learn;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The words of one language by their keys, {@code questions.two-tabs.wrong}. Remembers which were asked for: one thread only. */
final class Words {
    private final String language;
    private final Map<String, String> words = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();

    Words(String language, JsonNode tree) {
        this.language = language;
        gather("", tree);
    }

    private void gather(String key, JsonNode node) {
        if (node.isObject()) {
            node.properties()
                    .forEach(one -> gather(key.isEmpty() ? one.getKey() : key + "." + one.getKey(), one.getValue()));
        } else {
            words.put(key, node.asText());
        }
    }

    /** @throws IllegalStateException where there is nothing to say */
    String get(String key) {
        String found = words.get(key);
        if (found == null || found.isBlank()) {
            throw new IllegalStateException("learn/" + language + ".yaml says nothing at " + key);
        }
        asked.add(key);
        return found;
    }

    /** @throws IllegalStateException where words are left that nobody asks for */
    void expectAllAsked() {
        var left = new LinkedHashSet<>(words.keySet());
        left.removeAll(asked);
        if (!left.isEmpty()) {
            throw new IllegalStateException("learn/" + language + ".yaml says what nobody asks for: " + left);
        }
    }
}
