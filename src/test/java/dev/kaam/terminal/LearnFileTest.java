package dev.kaam.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaam.learn.Answer;
import dev.kaam.learn.Band;
import dev.kaam.learn.Course;
import dev.kaam.learn.Given;
import dev.kaam.learn.Learn;
import dev.kaam.learn.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where answers are kept between two times. */
class LearnFileTest {
    private static final Course ENGLISH = Learn.in("en");
    private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
    private static final Given NUMBER = new Given(new Answer.Amount(2_400), 0.8, new Band(2_200, 2_400), NOW);
    private static final Given CHOICE = new Given(new Answer.Chosen("browser"), 1 / 3.0, null, NOW);

    @TempDir
    private Path folder;

    @Test
    void it_lies_where_programs_keep_such_things() {
        assertThat(LearnFile.usual("/var/state", "/home/a")).isEqualTo(Path.of("/var/state/kaam/learn.json"));
        for (String none : new String[] {null, "", "not/absolute"}) {
            assertThat(LearnFile.usual(none, "/home/a")).isEqualTo(Path.of("/home/a/.local/state/kaam/learn.json"));
        }
    }

    @Test
    void what_was_put_in_is_there_and_the_last_answer_counts() {
        file().put("two-tabs", CHOICE);
        file().put("fifty-on-forty", CHOICE);
        file().put("fifty-on-forty", NUMBER);
        assertThat(file().answers())
                .containsOnlyKeys("two-tabs", "fifty-on-forty")
                .containsEntry("fifty-on-forty", NUMBER)
                .containsEntry("two-tabs", CHOICE);
        assertThat(folder.resolve("kaam")).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void two_terminals_lose_nothing_of_each_others() {
        LearnFile one = file();
        LearnFile other = file();
        one.answers();
        other.put("two-tabs", CHOICE);
        one.put("fifty-on-forty", NUMBER);
        assertThat(other.answers()).hasSize(2);
    }

    @Test
    void what_another_version_keeps_stays() throws IOException {
        write("{\"theirs\": 7, \"answers\": {\"new-question\": {\"answer\": [1, 2]}}}");
        file().put("two-tabs", CHOICE);
        assertThat(path()).content().contains("\"theirs\" : 7", "\"new-question\"");
        assertThat(file().answers()).containsOnlyKeys("two-tabs");
    }

    @Test
    void what_the_page_saves_and_what_is_exported_can_be_gone_on_from() throws IOException {
        write("""
                {"answers": {"fifty-on-forty": {"answer": 2400, "confidence": 0.8, "at": "2026-02-03T04:05:06Z",
                  "seen": [2200, 2400], "question": "A plain def handler", "right": true, "penalty": 0.04}},
                 "done": ["write"], "calibration": {"answers": 1}}
                """);
        assertThat(file().answers()).containsEntry("fifty-on-forty", NUMBER);
        Path exported = folder.resolve("exported.json");
        file().export(ENGLISH, exported, false);
        assertThat(new LearnFile(exported).answers()).isEqualTo(file().answers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"answers\": 3}", "{\"answers\": {", "rubbish"})
    void a_broken_file_is_left_as_it_is_with_a_sentence(String content) throws IOException {
        write(content);
        assertThatThrownBy(() -> file().put("two-tabs", CHOICE))
                .isInstanceOf(TerminalException.class)
                .hasMessageEndingWith("is not what the self-check has written: move it away.");
        assertThat(path()).hasContent(content);
    }

    @Test
    void where_nothing_can_be_written_it_is_said_and_what_was_there_stays() throws IOException {
        file().put("two-tabs", CHOICE);
        Files.createDirectory(path().resolveSibling("learn.json.part"));
        assertThatThrownBy(() -> file().put("fifty-on-forty", NUMBER)).isInstanceOf(TerminalException.class);
        assertThat(file().answers()).containsOnlyKeys("two-tabs");
    }

    @Test
    void reset_forgets_and_says_how_many() {
        assertThat(file().reset()).isZero();
        assertThat(path()).doesNotExist();
        file().put("two-tabs", CHOICE);
        assertThat(file().reset()).isEqualTo(1);
        assertThat(file().answers()).isEmpty();
    }

    @Test
    void an_export_takes_the_place_of_no_file_unless_it_is_forced() throws IOException {
        file().put("two-tabs", CHOICE);
        Path to = Files.writeString(folder.resolve("a.json"), "mine");
        assertThatThrownBy(() -> file().export(ENGLISH, to, false)).hasMessageContaining("is there already");
        assertThat(to).hasContent("mine");
        assertThat(file().export(ENGLISH, to, true)).isEqualTo(1);
        assertThat(to).content().contains("You open its URL in two tabs", "\"right\" : true", "\"penalty\" : 0.33");
    }

    @Test
    void a_number_that_was_right_by_this_machine_stays_so() {
        assertThat(NUMBER.score(ENGLISH.question("fifty-on-forty")))
                .get()
                .extracting(Score::right)
                .isEqualTo(true);
    }

    @Test
    void an_answer_to_a_question_that_has_changed_has_no_score() {
        assertThat(NUMBER.score(ENGLISH.question("two-tabs"))).isEmpty();
        assertThat(CHOICE.score(ENGLISH.question("kill-after-202"))).isEmpty();
        assertThat(CHOICE.score(ENGLISH.question("fifty-on-forty"))).isEmpty();
    }

    private void write(String content) throws IOException {
        Files.createDirectories(path().getParent());
        Files.writeString(path(), content);
    }

    private Path path() {
        return folder.resolve("kaam").resolve("learn.json");
    }

    private LearnFile file() {
        return new LearnFile(path());
    }
}
