package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.TestKaam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Search finds every word where a word begins, in any script, and shows the best first. */
class SearchTest {
    private static TestKaam kaam;

    @BeforeAll
    static void some_todos(@TempDir Path data) {
        kaam = TestKaam.on(data);
        Listed.add(kaam, "{\"title\":\"1 दूध लाना है\"}");
        Listed.add(kaam, "{\"title\":\"2 Buy milk\",\"notes\":\"and bread\"}");
        Listed.add(kaam, "{\"title\":\"3 shop\",\"notes\":\"milk, BREAD; café\",\"tags\":[\"घर\"]}");
        Listed.add(kaam, "{\"title\":\"4 errands\",\"tags\":[\"milky way\",\"home\"]}");
        Listed.add(kaam, "{\"title\":\"5 Milkshake\",\"completed\":true}");
        Listed.add(kaam, "{\"title\":\"6 दूधवाला\",\"notes\":\"ज़रूरी\"}");
    }

    @AfterAll
    static void stop() {
        kaam.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            milk            | 5243
            MILK            | 5243
            ilk             | ''
            milks           | 5
            milk bread      | 32
            bread milk      | 32
            milk milk       | 5243
            milk-bread      | 32
            "milk" OR x     | ''
            milk*           | 5243
            दूध              | 61
            दूध ला            | 1
            दू               | 61
            द               | 61
            ध               | ''
            घर              | 3
            जरूरी            | 6
            ज़रूरी            | 6
            cafe            | 3
            ＣＡＦÉ           | 3
            home milk       | 4
            title           | ''
            """)
    void what_is_found_comes_best_first_and_then_newest(String q, String numbers) {
        String path = "/todos?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8);
        for (String limit : new String[] {"", "&limit=1", "&limit=2"}) {
            var found = Listed.titles(kaam, path + limit).stream().map(title -> title.substring(0, 1));
            assertThat(found.reduce("", String::concat)).isEqualTo(numbers);
        }
        assertThat(kaam.get(path + "&limit=1&count=true").headers().firstValue("X-Total-Count"))
                .hasValue(String.valueOf(numbers.length()));
    }

    @Test
    void search_and_filters_go_together() {
        assertThat(Listed.titles(kaam, "/todos?q=milk&completed=false&tag=home"))
                .containsExactly("4 errands");
        assertThat(Listed.titles(kaam, "/todos?q=milk&completed=true")).containsExactly("5 Milkshake");
    }

    @Test
    void what_was_written_is_found_at_once_and_what_was_deleted_is_not() {
        String todo = Listed.add(kaam, "{\"title\":\"zebra\"}");
        assertThat(Listed.titles(kaam, "/todos?q=zebra")).containsExactly("zebra");
        kaam.patch(todo, "{\"title\":\"okapi\"}");
        assertThat(Listed.titles(kaam, "/todos?q=zebra")).isEmpty();
        assertThat(Listed.titles(kaam, "/todos?q=okapi")).containsExactly("okapi");
        kaam.delete(todo);
        assertThat(Listed.titles(kaam, "/todos?q=okapi")).isEmpty();
        kaam.post(todo + "/undo", "");
        assertThat(Listed.titles(kaam, "/todos?q=oka")).containsExactly("okapi");
        kaam.delete(todo);
        kaam.delete(todo.replace("todos", "trash"));
        assertThat(Listed.titles(kaam, "/todos?q=oka")).isEmpty();
    }
}
