package dev.kaam.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtlpUrlTest {
    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:4318, http://127.0.0.1:4318/v1/traces",
        "http://127.0.0.1:4318/, http://127.0.0.1:4318/v1/traces",
        "http://[::1]:4318, http://[::1]:4318/v1/traces",
        "HTTPS://example.org, HTTPS://example.org/v1/traces",
        "https://example.org/otlp, https://example.org/otlp",
        "https://example.org/?a=b, https://example.org/?a=b",
    })
    void the_usual_path_is_added_where_there_is_none(String given, String sent) {
        assertThat(OtlpUrl.of(given)).hasToString(sent);
    }
}
