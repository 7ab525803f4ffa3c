package dev.kaam.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
    private static final String ID = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";

    @Test
    void a_caller_says_to_which_trace_its_request_belongs() {
        assertThat(Trace.of("00-" + ID + "-" + PARENT + "-01")).isEqualTo(new Trace(ID, PARENT, true));
        assertThat(Trace.of("00-" + ID + "-" + PARENT + "-00")).isEqualTo(new Trace(ID, PARENT, false));
        assertThat(Trace.of(" 00-" + ID + "-" + PARENT + "-01 ")).isEqualTo(new Trace(ID, PARENT, true));
    }

    @Test
    void a_later_version_may_say_more() {
        assertThat(Trace.of("cc-" + ID + "-" + PARENT + "-01-more")).isEqualTo(new Trace(ID, PARENT, true));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00",
                "ff-" + ID + "-" + PARENT + "-01",
                "00-" + ID + "-" + PARENT + "-01-more",
                "00-" + ID + "-" + PARENT + "-1",
                "00-00000000000000000000000000000000-" + PARENT + "-01",
                "00-" + ID + "-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-" + PARENT + "-01",
                "00-" + ID + "-" + PARENT
            })
    void what_cannot_be_read_is_as_if_it_had_not_come(String header) {
        assertThat(Trace.of(header)).isNull();
    }
}
