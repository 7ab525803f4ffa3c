package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of RFC 7396, appendix A, in which target and patch are objects. */
class MergePatchTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a":"b"}           | {"a":"c"}                | {"a":"c"}
            {"a":"b"}           | {"b":"c"}                | {"a":"b","b":"c"}
            {"a":"b"}           | {"a":null}               | {}
            {"a":"b","b":"c"}   | {"a":null}               | {"b":"c"}
            {"a":["b"]}         | {"a":"c"}                | {"a":"c"}
            {"a":"c"}           | {"a":["b"]}              | {"a":["b"]}
            {"a":{"b":"c"}}     | {"a":{"b":"d","c":null}} | {"a":{"b":"d"}}
            {"a":[{"b":"c"}]}   | {"a":[1]}                | {"a":[1]}
            {"e":null}          | {"a":1}                  | {"e":null,"a":1}
            {}                  | {"a":{"bb":{"ccc":null}}} | {"a":{"bb":{}}}
            """)
    void the_examples_of_the_RFC_come_out(String target, String patch, String result) {
        assertThat(MergePatch.apply(Tree.object(patch), Tree.object(target))).isEqualTo(Tree.of(result));
    }

    @Test
    void an_object_replaces_what_is_none() {
        var merged = MergePatch.apply(Tree.object("{\"a\":{\"b\":1,\"c\":null}}"), Tree.object("{\"a\":[1]}"));
        assertThat(merged).isEqualTo(Tree.of("{\"a\":{\"b\":1}}"));
    }

    @Test
    void null_inside_an_array_is_a_value() {
        var merged = MergePatch.apply(Tree.object("{\"a\":[null]}"), Tree.object("{\"a\":[1]}"));
        assertThat(merged).isEqualTo(Tree.of("{\"a\":[null]}"));
    }
}
