package dev.kaam.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.lab.Level.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MILLIS     | 20       | 20_ms
            MILLIS     | 24.349   | 24.3_ms
            MILLIS     | 0.0624   | 0.06_ms
            MILLIS     | 9999     | 9999_ms
            MILLIS     | 12345    | 12.3_s
            PER_SECOND | 1999.7   | 2000/s
            TIMES      | 3.9      | 3.90×
            COUNT      | 24       | 24
            COUNT      | 24.5     | 24.5
            SHARE      | 0.37     | 37_%
            SHARE      | 0.29     | 29_%
            SHARE      | 0.125    | 12.5_%
            SHARE      | 0.995    | 99.50_%
            SHARE      | 0.99999  | 99.99_%
            SHARE      | 1        | 100_%
            SHARE      | 0        | 0_%
            MILLIS     | NaN      | ?
            """)
    void a_number_has_three_digits_and_its_unit(Unit unit, double value, String words) {
        assertThat(Quantity.words(value, unit)).isEqualTo(words.replace('_', '\u00a0'));
    }

    @Test
    void beside_another_its_unit_is_left_out_where_it_is_the_same() {
        assertThat(Quantity.beside(20, 26.5, Unit.MILLIS)).isEqualTo("26.5");
        assertThat(Quantity.beside(9_000, 11_000, Unit.MILLIS)).isEqualTo("11\u00a0s");
        assertThat(Quantity.beside(.5, .25, Unit.SHARE)).isEqualTo("25");
        assertThat(Quantity.beside(5, 4, Unit.COUNT)).isEqualTo("4");
    }
}
