package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kaam.TestKaam;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of every merge patch: of RFC 7396's function for any objects, and of a PATCH for any fields of a todo. */
class MergePatchLawsTest {
    private static final int RUNS = 20_000;
    private static final int PATCHES = 300;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> VALUES = List.of(
            "\"title\":\"a\"",
            "\"title\":\"b\"",
            "\"notes\":\"n\"",
            "\"notes\":null",
            "\"completed\":true",
            "\"completed\":false",
            "\"completed\":null",
            "\"priority\":1",
            "\"priority\":null",
            "\"tags\":[\"x\",\"y\"]",
            "\"tags\":[]",
            "\"tags\":null",
            "\"order\":-1.5",
            "\"order\":null",
            "\"due\":{\"date\":\"2026-12-01\"}",
            "\"due\":{\"date\":\"2026-12-02\",\"time\":\"09:30\"}",
            "\"due\":null");

    @Test
    void patched_twice_is_patched_once_and_patched_with_nothing_is_as_before() {
        var random = new SplittableRandom(7396);
        for (int i = 0; i < RUNS; i++) {
            ObjectNode target = object(random, 0, false);
            ObjectNode patch = object(random, 0, true);
            ObjectNode once = MergePatch.apply(patch.deepCopy(), target.deepCopy());
            assertThat(MergePatch.apply(patch.deepCopy(), once.deepCopy())).isEqualTo(once);
            assertThat(MergePatch.apply(JSON.objectNode(), target.deepCopy())).isEqualTo(target);
        }
    }

    @Test
    void absent_is_untouched_null_is_gone_a_value_is_there_and_the_patch_stays_as_it_is() {
        var random = new SplittableRandom(7396);
        for (int i = 0; i < RUNS; i++) {
            ObjectNode target = object(random, 0, false);
            ObjectNode patch = object(random, 0, true);
            ObjectNode sent = patch.deepCopy();
            ObjectNode patched = MergePatch.apply(patch, target.deepCopy());
            assertThat(patch).isEqualTo(sent);
            target.properties().stream()
                    .filter(field -> !sent.has(field.getKey()))
                    .forEach(field -> assertThat(patched.get(field.getKey())).isEqualTo(field.getValue()));
            sent.properties().forEach(field -> {
                JsonNode value = field.getValue();
                if (value.isNull()) {
                    assertThat(patched.has(field.getKey())).isFalse();
                } else if (!value.isObject()) {
                    assertThat(patched.get(field.getKey())).isEqualTo(value);
                }
            });
        }
    }

    @Test
    void a_todo_patched_with_any_fields_is_as_the_fields_say_and_else_untouched(@TempDir Path data) {
        var random = new SplittableRandom(7396);
        try (TestKaam kaam = TestKaam.on(data)) {
            String todo = Listed.add(kaam, "{\"title\":\"a\"}");
            for (int i = 0; i < PATCHES; i++) {
                ObjectNode before = Tree.object(kaam.get(todo).body());
                ObjectNode patch = JSON.objectNode();
                for (int fields = random.nextInt(4); fields > 0; fields--) {
                    patch.setAll(Tree.object("{" + VALUES.get(random.nextInt(VALUES.size())) + "}"));
                }
                check(
                        before,
                        patch,
                        Tree.object(kaam.patch(todo, patch.toString()).body()));
            }
            List<JsonNode> history = Listed.all(kaam, todo + "/changes");
            assertThat(history.getFirst().path("version").asInt()).isEqualTo(history.size());
            assertThat(history).noneMatch(change -> change.path("fields").isEmpty());
        }
    }

    private static void check(ObjectNode before, ObjectNode patch, ObjectNode after) {
        boolean changed = false;
        for (String name : List.of("title", "notes", "completed", "priority", "tags", "order", "due")) {
            JsonNode sent = patch.path(name);
            JsonNode expected = before.path(name);
            if (sent.isObject() && expected.isObject()) {
                expected = MergePatch.apply(((ObjectNode) sent).deepCopy(), ((ObjectNode) expected).deepCopy());
            } else if (sent.isNull()) {
                expected = cleared(name);
            } else if (!sent.isMissingNode()) {
                expected = sent;
            }
            changed |= !expected.equals(before.path(name));
            assertThat(after.path(name)).as("%s patched with %s", before, patch).isEqualTo(expected);
        }
        assertThat(after.path("version").asInt() - before.path("version").asInt())
                .isEqualTo(changed ? 1 : 0);
        if (!changed) {
            assertThat(after).isEqualTo(before);
        }
    }

    private static JsonNode cleared(String name) {
        return switch (name) {
            case "completed" -> JSON.booleanNode(false);
            case "tags" -> JSON.arrayNode();
            default -> JSON.nullNode();
        };
    }

    private static ObjectNode object(SplittableRandom random, int depth, boolean nulls) {
        ObjectNode object = JSON.objectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            object.set(String.valueOf((char) ('a' + random.nextInt(4))), value(random, depth, nulls));
        }
        return object;
    }

    private static JsonNode value(SplittableRandom random, int depth, boolean nulls) {
        return switch (random.nextInt(depth < 3 ? 5 : 3)) {
            case 0 -> nulls ? JSON.nullNode() : JSON.numberNode(0);
            case 1 -> JSON.numberNode(random.nextInt(3));
            case 2 -> JSON.arrayNode().add(random.nextInt(3)).addNull();
            default -> object(random, depth + 1, nulls);
        };
    }
}
