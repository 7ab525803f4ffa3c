package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.TestKaam;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code DELETE /todos} moves to the trash what fits, all of it, in one commit; and nothing where it is not meant so. */
class RemoveAllTest {
    private TestKaam kaam;

    @BeforeEach
    void some_todos(@TempDir Path data) {
        kaam = TestKaam.on(data);
        Listed.add(kaam, "{\"title\":\"a\",\"completed\":true,\"tags\":[\"home\"]}");
        Listed.add(kaam, "{\"title\":\"b\",\"priority\":1,\"due\":{\"date\":\"2020-01-01\"}}");
        Listed.add(kaam, "{\"title\":\"c milk\",\"completed\":true}");
    }

    @AfterEach
    void stop() {
        kaam.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                          | 3
            ?completed=true             | 2
            ?completed=false            | 1
            ?tag=home                   | 1
            ?tag=                       | 0
            ?priority=1&completed=false | 1
            ?overdue=true&zone=UTC      | 1
            ?q=milk                     | 1
            ?q=milk&completed=false     | 0
            """)
    void what_fits_is_moved_and_the_rest_stays(String query, int moved) {
        var fit = Listed.titles(kaam, "/todos" + query);
        var answer = kaam.delete("/todos" + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Tree.of(answer.body())).isEqualTo(Tree.of("{\"moved\":" + moved + "}"));
        assertThat(Listed.titles(kaam, "/trash")).hasSameElementsAs(fit).hasSize(moved);
        assertThat(Listed.titles(kaam, "/todos")).hasSize(3 - moved);
    }

    @Test
    void more_than_a_part_holds_are_all_moved() {
        String adds = IntStream.range(0, 450)
                .mapToObj(i -> "{\"op\":\"add\",\"todo\":{\"title\":\"many " + i + "\",\"tags\":[\"t\"]}}")
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        assertThat(kaam.post("/todos/batch", "{\"operations\":[" + adds + "]}").statusCode())
                .isEqualTo(200);
        assertThat(kaam.delete("/todos?q=many&tag=t").body()).isEqualTo("{\"moved\":450}");
        assertThat(Listed.all(kaam, "/trash?limit=200")).hasSize(450);
        assertThat(Listed.titles(kaam, "/todos")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?completed=yes",
                "?done=true",
                "?limit=1",
                "?cursor=e30",
                "?sort=due",
                "?overdue=true",
                "?completed=true&completed=false"
            })
    void a_wrong_parameter_moves_nothing(String query) {
        Refusal.of(kaam.delete("/todos" + query), 400, "malformed");
        assertThat(Listed.titles(kaam, "/todos")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/todos/", "//todos", "/todos//", "/todos/.", "/todos/x/..", "/%74odos", "/todos/?completed=true"
            })
    void a_client_that_has_lost_the_id_of_its_todo_moves_nothing(String path) throws Exception {
        var answer = RawHttp.ask(kaam, RawHttp.request("DELETE " + path, "Host: localhost"));
        Refusal.of(answer, 404, "not-found");
        assertThat(Listed.titles(kaam, "/todos")).hasSize(3);
    }
}
