package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

class FakeDbOptionTest {
    private final FakeDbOption option = new FakeDbOption();

    @Test
    void its_parts_come_in_any_order_and_may_be_left_out() {
        var all = new Settings.FakeDb(Duration.ofMillis(20), Duration.ofSeconds(2), 10, true);
        assertThat(option.convert("pool=10, cpu=2s,spread=exponential,wait=20ms"))
                .isEqualTo(all);
        assertThat(option.convert("cpu=2s")).isEqualTo(new Settings.FakeDb(Duration.ZERO, Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            wait=1ms,pool=0         | pool must be a whole number from 1 to 10000, or be left out
            wait=1ms,pool=10001     | pool must be a whole number from 1 to 10000
            wait=1ms,pool=many      | pool must be a whole number from 1 to 10000
            wait=1ms,spread=normal  | spread must be exponential, or be left out
            cpu=1ms,spread=exponential | add one, such as wait=20ms, or leave spread out
            wait=1ms,wait=2ms       | has wait twice: say it once
            wait=1ms,size=2         | is not like wait=200ms,cpu=0ms (ms or s, at most 60s each), with pool=10
            wait=-1ms               | is not like wait=200ms
            wait=1ms,               | is not like wait=200ms
            pool                    | is not like wait=200ms
            """)
    void what_is_wrong_is_told_with_what_to_do(String text, String sentence) {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> option.convert(text))
                .withMessageStartingWith("'" + text + "'")
                .withMessageContaining(sentence);
    }
}
