package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.lab.Level.Unit;
import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuessTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            30          | MILLIS     | 30
            1.5s        | MILLIS     | 1500
            20,000      | MILLIS     | 20000
            20,000 ms   | MILLIS     | 20000
            1,00,000    | COUNT      | 100000
            1,234,567   | COUNT      | 1234567
            १,५०० ms    | MILLIS     | 1500
            ३७%         | SHARE      | 0.37
            400/s       | PER_SECOND | 400
            2x          | TIMES      | 2
            """)
    void a_number_is_typed_as_people_write_it(String typed, Unit unit, double value) {
        assertThat(Guess.parse(typed, unit)).hasValue(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1,5         | COUNT
            1,50        | COUNT
            ,500        | COUNT
            1,0000      | COUNT
            1,000,      | COUNT
            1,000,00    | COUNT
            -3          | COUNT
            2x          | MILLIS
            """)
    void what_may_mean_something_else_is_no_number(String typed, Unit unit) {
        assertThat(Guess.parse(typed, unit)).isEqualTo(OptionalDouble.empty());
    }
}
