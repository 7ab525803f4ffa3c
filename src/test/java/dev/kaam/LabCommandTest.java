package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.lab.experiments.Experiments;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code kaam lab} as it is typed. What is wrong is told before anything is run. */
class LabCommandTest {
    @TempDir
    private Path folder;

    @Test
    void it_lists_every_experiment() throws Exception {
        try (KaamProcess kaam = KaamProcess.run(Map.of(), "lab")) {
            assertThat(kaam.exitCode()).isZero();
            String all = String.join("\n", kaam.out());
            assertThat(Experiments.ALL).allSatisfy(one -> assertThat(all).contains("  " + one.name() + " "));
            assertThat(kaam.out()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            run                                    | Missing required parameter: 'NAME'
            run nonsense                           | 'nonsense' is no experiment. There is many-at-once, waits-together
            run many-at-once pol-size              | 'pol-size' is no experiment. Did you mean pool-size?
            run Many                               | Did you mean many-at-once?
            run loop                               | Did you mean sleep-on-the-loop or cpu-on-the-loop?
            run all --guess 3                      | --guess is about one experiment, and these are
            run many-at-once pool-size --guess 3   | these are 2: name one, or leave the guess out
            run many-at-once --guess many          | --guess: 'many' is no number such as 30ms
            run many-at-once --guess -1            | --guess: '-1' is no number such as 30ms
            run many-at-once --guess 99s           | --guess must lie between 1 ms and
            run many-at-once --lang fr             | --lang must be en, hi or hinglish, not 'fr'
            run many-at-once --seed x              | --seed
            --lang fr                              | --lang must be en, hi or hinglish, not 'fr'
            """)
    void a_wrong_command_line_is_explained(String arguments, String sentence) {
        var wrong = new CommandLine(new LabCommand())
                .setParameterExceptionHandler((failure, all) -> {
                    assertThat(failure).hasMessageContaining(sentence);
                    return CommandLine.ExitCode.USAGE;
                })
                .execute(arguments.split(" "));
        assertThat(wrong).isEqualTo(2);
    }

    @Test
    void a_file_that_is_there_is_found_before_anything_is_run() throws Exception {
        Path file = Files.writeString(folder.resolve("a.json"), "mine");
        try (KaamProcess kaam = KaamProcess.run(Map.of(), "lab", "run", "all", "--json", file.toString())) {
            assertThat(kaam.exitCode()).isEqualTo(1);
            assertThat(kaam.out()).isEmpty();
            assertThat(kaam.err()).singleElement().asString().startsWith("kaam: " + file + " is there already");
            assertThat(file).hasContent("mine");
        }
    }

    @Test
    @Tag("slow")
    void a_real_run_answers_or_refuses_and_writes_both_files() throws Exception {
        Path json = folder.resolve("a.json");
        Path html = folder.resolve("a.html");
        try (KaamProcess kaam = KaamProcess.run(
                Map.of(),
                "lab",
                "run",
                "many-at-once",
                "--quick",
                "--guess",
                "30",
                "--json",
                "" + json,
                "--html",
                "" + html)) {
            int code = kaam.exitCode();
            assertThat(code).isIn(0, 3, 4);
            String all = String.join("\n", kaam.out());
            assertThat(all).contains("The law: ", json.toString(), html.toString());
            assertThat(all).contains(code == 3 ? "Try again when it is quiet." : "To take away: ");
            assertThat(Stream.of("Your guess, 30 ms,", " times your guess, 30 ms.")
                            .anyMatch(all::contains))
                    .isEqualTo(code != 3);
            assertThat(json)
                    .content()
                    .startsWith("[{\"experiment\":\"many-at-once\"")
                    .endsWith("]\n");
            assertThat(html).content().endsWith("</html>\n");
            assertThat(folder).isDirectoryNotContaining("glob:**/*.part");
        }
    }
}
