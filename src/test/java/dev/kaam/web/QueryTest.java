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
            /summary?together=perhaps                 | together
            /summary?together=                        | together
            /summary?zone=Nowhere                     | zone
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
            /todos?cursor=AAAAAAAAAAAAAAAAAAAAAA      | cursor
            /todos?cursor=e30                         | cursor
            /todos?completed=yes                      | completed
            /todos?completed                          | completed
            /todos?completed=true&completed=false     | completed
            /todos?priority=0                         | priority
            /todos?priority=5                         | priority
            /todos?priority=high                      | priority
            /todos?due_before=tomorrow                | due_before
            /todos?due_before=2026-02-30              | due_before
            /todos?due_before=2026-12-01T25:00        | due_before
            /todos?due_after=2026-12-01T10:00Z        | due_after
            /todos?due_after=%2B999999999-12-31       | due_after
            /todos?due_before=%2B999999999-12-31      | due_before
            /todos?due_before=0000-12-31T10:00        | due_before
            /todos?zone=Mars/Olympus                  | zone
            /todos?zone=%2B05:30                      | zone
            /todos?overdue=true                       | zone
            /todos?today=true                         | zone
            /todos?overdue=false                      | overdue
            /todos?today=false&zone=UTC               | today
            /todos?zone=UTC                           | zone
            /todos?overdue=maybe&zone=UTC             | overdue
            /todos?overdue=true&completed=true&zone=UTC | overdue
            /todos?updated_after=2026-12-01           | updated_after
            /todos?updated_after=1700000000           | updated_after
            /todos?sort=                              | sort
            /todos?sort=name                          | sort
            /todos?sort=due,                          | sort
            /todos?sort=--due                         | sort
            /todos?sort=due%3Bpriority                | sort
            /todos?sort=due,due,due,due,due           | sort
            /todos?sort=due&sort=order                | sort
            /todos?sort=due&q=milk                    | sort
            /todos?q=                                 | q
            /todos?q=%20-%20                          | q
            /todos?q=a%20b%20c%20d%20e%20f%20g%20h%20i%20j%20k | q
            /todos?count=1                            | count
            /trash?q=milk                             | q
            /trash?limit=0                            | limit
            /trash?cursor=e30                         | cursor
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
                "/todos?completed=false&tag=home&tag=%E0%A4%98%E0%A4%B0&priority=4&updated_after=2026-12-01T10:00:00%2B05:30",
                "/todos?due_after=2026-12-01&due_before=2026-12-31T23:59&zone=Asia/Kolkata",
                "/todos?overdue=true&today=true&zone=UTC&sort=-due,priority,order,-updatedAt&count=true",
                "/todos?completed=true&count=false&sort=createdAt",
                "/todos?q=d%C3%BC%20a-b",
                "/trash?limit=200",
                "/changes?after=0&limit=500",
                "/changes?after=999999999999999999"
            })
    void a_parameter_within_its_bounds_is_taken(String path) {
        assertThat(kaam.get(path).body()).isEqualTo("[]");
    }
}
