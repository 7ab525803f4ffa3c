package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code kaam learn} as it is typed, piped and stopped. */
class LearnCommandTest {
    @TempDir
    private Path folder;

    @Test
    void lines_of_a_pipe_answer_it_in_hindi_and_what_they_answer_is_kept_exported_and_forgotten() throws Exception {
        Path kept = folder.resolve("kaam/learn.json");
        Path export = folder.resolve("mine.json");
        try (KaamProcess kaam = learn("C.UTF-8", "--lang", "hi")) {
            kaam.type("2\nfifty-on-forty\n२०००\n90\n\n");
            assertThat(kaam.exitCode()).isZero();
            assertThat(String.join("\n", kaam.out()))
                    .startsWith("परखिए\n")
                    .contains("आपका जवाब, ms में", "सही। नियम कहता है 2000 ms", "जुर्माना 0.01", "" + kept);
            assertThat(kaam.err()).isEmpty();
        }
        assertThat(kept).content().contains("\"answer\" : 2000.0", "\"confidence\" : 0.9");
        try (KaamProcess kaam = learn("C.UTF-8", "--export", "" + export, "--reset")) {
            assertThat(kaam.exitCode()).isZero();
            assertThat(String.join("\n", kaam.out())).contains("Answers written: 1", "Answers forgotten: 1");
        }
        assertThat(export).content().contains("\"fifty-on-forty\"", "\"right\" : true", "50 users ask");
        assertThat(kept).content().doesNotContain("fifty-on-forty");
    }

    @Test
    void where_there_is_no_devanagari_it_says_what_to_do() throws Exception {
        try (KaamProcess kaam = learn("C", "--lang", "hi")) {
            assertThat(kaam.exitCode()).isEqualTo(2);
            assertThat(kaam.err()).first().asString().contains("has no Devanagari: try LC_ALL=C.UTF-8");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --quick               | --quick goes with --verify
            --verify --no-run     | --verify stands alone
            --verify --reset      | --verify stands alone
            --verify --export x   | --verify stands alone
            --force               | --force goes with --export
            --lang fr             | --lang must be en, hi or hinglish, not 'fr'
            """)
    void a_wrong_command_line_is_explained(String arguments, String sentence) {
        int code = new CommandLine(new LearnCommand())
                .setParameterExceptionHandler((failure, all) -> {
                    assertThat(failure).hasMessageContaining(sentence);
                    return CommandLine.ExitCode.USAGE;
                })
                .execute(arguments.split(" "));
        assertThat(code).isEqualTo(2);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "the script command has other options elsewhere")
    void ctrl_c_ends_it_and_what_was_answered_is_kept() throws Exception {
        try (var terminal = PseudoTerminal.run(folder, "learn")) {
            terminal.await("A number from 1 to 6 (Enter ends): ");
            terminal.press("7\n");
            terminal.await("'7' is none of these.");
            terminal.signal("INT");
            assertThat(terminal.all()).contains("kaam: stopped; what you have answered is kept", "ended with 130");
        }
    }

    @Test
    @Tag("slow")
    void a_real_run_confirms_contradicts_or_is_refused() throws Exception {
        try (KaamProcess kaam = learn("C.UTF-8")) {
            kaam.type("2\nfifty-on-forty\n2000\n90\ny\n");
            assertThat(kaam.exitCode()).isZero();
            String all = String.join("\n", kaam.out());
            System.out.println(all);
            assertThat(all).containsPattern("This machine (confirms|contradicts)|The lab refused");
            assertThat(all.contains("The same in the numbers of the question"))
                    .isEqualTo(!all.contains("The lab refused"));
        }
    }

    private KaamProcess learn(String locale, String... options) throws Exception {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "learn";
        System.arraycopy(options, 0, arguments, 1, options.length);
        return KaamProcess.run(Map.of("XDG_STATE_HOME", "" + folder, "LC_ALL", locale), arguments);
    }
}
