package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.learn.Course;
import dev.kaam.learn.Learn;
import dev.kaam.learn.Question;
import dev.kaam.terminal.LabPrinter;
import dev.kaam.terminal.LearnPrinter;
import dev.kaam.terminal.Paper;
import dev.kaam.terminal.ProofPrinter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code kaam learn --verify}: each experiment once, each question and each golden rule by it. */
class VerifyLearnTest {
    private static final Course COURSE = Learn.in("en");
    private final StringWriter said = new StringWriter();

    @Test
    void where_all_agree_each_answer_is_confirmed_and_it_ends_with_0() throws Exception {
        GivenLab lab = GivenLab.agreeing();
        assertThat(verify(lab)).isZero();
        assertThat(words("CONFIRMS")).containsExactlyInAnyOrderElementsOf(ids());
        assertThat(said.toString())
                .contains("CONFIRMS in-flight: 10 by the law, 10 here (10 to 10)", "34 confirmed, 0 contradicted")
                .contains("  6  Wrong async = slower and more complex.");
        assertThat(said.toString().lines().filter(line -> line.endsWith("AGREES")))
                .hasSizeGreaterThanOrEqualTo(6);
        assertThat(lab.run).doesNotHaveDuplicates();
    }

    @Test
    void where_the_machine_has_other_numbers_it_ends_with_4_and_shows_them() throws Exception {
        assertThat(verify(new GivenLab(0, law -> 5 * law + 10_000))).isEqualTo(4);
        assertThat(words("CONTRADICTS")).hasSizeGreaterThan(30);
        assertThat(said.toString()).contains("CONTRADICTS fifty-on-forty: 2000 ms by the law, ", "DIFFERS");
    }

    @Test
    void where_the_lab_refuses_it_says_nothing_of_any_answer_and_ends_with_3() throws Exception {
        assertThat(verify(new GivenLab(0.5, law -> law))).isEqualTo(3);
        assertThat(words("NOTHING")).containsExactlyInAnyOrderElementsOf(ids());
        assertThat(said.toString())
                .contains("too busy now: others had 50 % of it", "NOTHING in-flight: 10 by the law, nothing clear here")
                .contains("The lab refused to run many-at-once");
    }

    /** On this machine, quiet or not. */
    @Test
    @Tag("slow")
    void on_a_real_machine_each_answer_has_its_word() throws Exception {
        try (KaamProcess kaam = KaamProcess.run(Map.of(), "learn", "--verify", "--quick")) {
            assertThat(kaam.endsWithin(Duration.ofMinutes(10))).isTrue();
            assertThat(kaam.exitCode()).isIn(0, 3, 4);
            String all = String.join("\n", kaam.out());
            System.out.println(all);
            assertThat(ids()).allSatisfy(id -> assertThat(all).containsPattern("(CONFIRMS|CONTRADICTS|NOTHING) " + id));
        }
    }

    private int verify(GivenLab lab) throws InterruptedException {
        var out = new PrintWriter(said, true);
        var paper = new Paper(100, false, StandardCharsets.UTF_8);
        var printer = new LearnPrinter(out, paper, COURSE);
        var labPrinter = new LabPrinter(out, paper, "en");
        var meanwhile = new LabSession.Meanwhile(new PrintWriter(new StringWriter()), false);
        var proofs = new Proofs(lab.way("en"), labPrinter, meanwhile);
        return new VerifyLearn(COURSE, printer, new ProofPrinter(printer, labPrinter, COURSE), proofs).run();
    }

    /** The questions of which this is said. */
    private List<String> words(String says) {
        return said.toString()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith(says + " "))
                .map(line -> line.split("[ :]", -1)[1])
                .toList();
    }

    private static List<String> ids() {
        return COURSE.questions().stream().map(Question::id).toList();
    }
}
