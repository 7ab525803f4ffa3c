package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kaam.Settings.FakeTask.By;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class FakeTaskOptionTest {
    private final FakeTaskOption option = new FakeTaskOption();

    @Test
    void its_parts_come_in_any_order_and_all_but_one_may_be_left_out() {
        URI to = URI.create("http://127.0.0.1:9000/a?b=c");
        assertThat(option.convert("to=http://127.0.0.1:9000/a?b=c,by=loop,cpu=2ms,wait=1s"))
                .isEqualTo(new Settings.FakeTask(Duration.ofSeconds(1), Duration.ofMillis(2), By.LOOP, to));
        assertThat(option.convert("by=durable"))
                .isEqualTo(new Settings.FakeTask(Duration.ZERO, Duration.ZERO, By.DURABLE, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            wait=1ms                | must say by what it is done: by=ephemeral, by=durable or by=loop
            wait=1ms,by=thread      | must say by what it is done
            wait=11s,by=loop        | is not like wait=200ms,cpu=0ms,by=ephemeral (ms or s, at most 10s each)
            wait=1ms,by=loop,pool=1 | is not like wait=200ms,cpu=0ms,by=ephemeral
            by=loop,by=durable      | has by twice: say it once
            """)
    void what_is_wrong_is_told_with_what_to_do(String text, String sentence) {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> option.convert(text))
                .withMessageStartingWith("'" + text + "'")
                .withMessageContaining(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:1/", "http://127.1.2.3:1", "http://[::1]:65535/x", "http://127.0.0.1"})
    void it_may_call_this_machine(String to) {
        assertThat(option.convert("by=loop,to=" + to).to()).isEqualTo(URI.create(to));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "http://example.org/",
                "http://localhost.example.org/",
                "http://10.0.0.1/",
                "http://169.254.169.254/",
                "http://[fe80::1]/",
                "http://0.0.0.0/",
                "http://me:pw@127.0.0.1/",
                "http://127.0.0.1:0/",
                "http://127.0.0.1:65536/",
                "http:///x",
                "http://127.0.0.1/#a",
                "127.0.0.1:80",
                "http://127.0.0.1:x/",
                "http://a b/",
                ""
            })
    void it_may_call_nobody_else(String to) {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> option.convert("by=loop,to=" + to))
                .withMessageContaining("it must be http, and lead to this machine itself by localhost, 127.0.0.1 or");
    }
}
