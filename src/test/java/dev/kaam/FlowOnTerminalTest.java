package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code kaam flow} on a terminal of the system: it is a picture there, and the terminal is afterwards as it was. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the script command has other options elsewhere")
class FlowOnTerminalTest {
    private static final String OTHER_SCREEN = "\u001b[?1049h";
    private static final String OWN_SCREEN = "\u001b[?1049l";

    @TempDir
    private Path data;

    @TempDir
    private Path scratch;

    @ParameterizedTest
    @ValueSource(strings = {"q", "\u0003"})
    void a_key_ends_it(String key) throws Exception {
        try (var kaam = TestKaam.on(data);
                var terminal = PseudoTerminal.run(scratch, "flow", "--url", kaam.url(""))) {
            terminal.await("newest first");
            terminal.press(key);
            assertIsAsItWas(terminal.all());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void a_signal_ends_it(String signal) throws Exception {
        try (var kaam = TestKaam.on(data);
                var terminal = PseudoTerminal.run(scratch, "flow", "--url", kaam.url(""))) {
            terminal.await("newest first");
            terminal.signal(signal);
            assertIsAsItWas(terminal.all());
        }
    }

    @Test
    void it_says_in_words_that_nobody_answers() throws Exception {
        try (var terminal = PseudoTerminal.run(scratch, "flow", "--url", "http://127.0.0.1:1")) {
            assertThat(terminal.all())
                    .contains("kaam: Nobody answers at http://127.0.0.1:1: ", "ended with 1")
                    .doesNotContain(OTHER_SCREEN);
        }
    }

    private static void assertIsAsItWas(String shown) {
        assertThat(shown).contains(OTHER_SCREEN, "Kaam at http://127.0.0.1:", "q quit");
        assertThat(shown.substring(shown.indexOf(OWN_SCREEN)))
                .contains("ended with 0", "isig icanon")
                .doesNotContain("-isig", "-icanon", "-echo ", "Exception");
    }
}
