package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.TestKaam;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Query parameters: a wrong one is refused, and says its name; none is passed over. */
class QueryTest {
    private static TestKaam kaam;

    @BeforeAll
    static void start(@TempDir Path data) {
        kaam = TestKaam.on(data);
    }

    @AfterAll
    static void stop() {
        kaam.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /todos?limit=0                            | limit
            /todos?limit=201                          | limit
            /todos?limit=-1                           | limit
            /todos?limit=abc                          | limit
            /todos?limit=1.5                          | limit
            /todos?limit=1e1                          | limit
            /todos?limit=+1                           | limit
            /todos?limit=                             | limit
            /todos?limit                              | limit
            /todos?limit=99999999999999999999         | limit
            /todos?limit=%D9%A3                       | limit
            /todos?limit=5&limit=5                    | limit
            /todos?cursor=                            | cursor
            /todos?cursor=abc                         | cursor
            /todos?cursor=1111111111111111111111111   | cursor
            /todos?cursor=!!!!!!!!!!!!!!!!!!!!!!      | cursor
            /todos?cursor=%00%00                      | cursor
            /todos?cursor=a&cursor=b                  | cursor
            /todos?page=2                             | page
            /todos?Limit=5                            | Limit
            /todos?limit=5&offset=10                  | offset
            /changes?after=-1                         | after
            /changes?after=x                          | after
            /changes?after=1&after=2                  | after
            /changes?after=99999999999999999999       | after
            /changes?limit=0                          | limit
            /changes?limit=501                        | limit
            /changes?since=1                          | since
            """)
    void a_wrong_parameter_is_refused_by_name(String path, String name) {
        var refusal = Refusal.of(kaam.get(path.replace("!", "%21")), 400, "malformed");
        assertThat(refusal.detail()).containsPattern("\\b" + name + "\\b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/todos?limit=1",
                "/todos?limit=200",
                "/todos?limit=007",
                "/todos?",
                "/todos?cursor=AAAAAAAAAAAAAAAAAAAAAA",
                "/changes?after=0&limit=500",
                "/changes?after=999999999999999999"
            })
    void a_parameter_within_its_bounds_is_taken(String path) {
        assertThat(kaam.get(path).body()).isEqualTo("[]");
    }
}
