package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import dev.kaam.TestKaam;
import dev.kaam.lab.Level;
import dev.kaam.lab.Measured;
import dev.kaam.lab.Prediction;
import dev.kaam.lab.Report;
import dev.kaam.lab.Report.Verdict;
import dev.kaam.lab.Sample;
import dev.kaam.lab.report.ReportJson;
import dev.kaam.lab.report.SomeReports;
import dev.kaam.learn.Asked.Amount;
import dev.kaam.learn.Asked.Choice;
import dev.kaam.learn.Band;
import dev.kaam.learn.Calibration;
import dev.kaam.learn.CourseJson;
import dev.kaam.learn.Learn;
import dev.kaam.learn.Question;
import dev.kaam.learn.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page scores answers itself, so that it can do so without a server: to the same numbers as {@link Score}, for every question. */
@ExtendWith(InBrowser.class)
class PageScoresTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String ON_THE_PAGE = """
            async cases => {
                const { scoreOf } = await import('/web/learn/score.js');
                const { rightBand } = await import('/web/learn/band.js');
                const { says } = await import('/web/learn/proof.js');
                const { calibrationOf } = await import('/web/learn/calibration.js');
                const all = JSON.parse(cases).map(({ question, report, given }) => ({
                    score: scoreOf(question, given, report), says: says(question.proof, report),
                    band: question.number ? rightBand(question.number, question.proof, report) : null }));
                return JSON.stringify({ all, calibration: calibrationOf(all.map(({ score }) => score)) });
            }""";

    /** An answer, and what the proving experiment has found. */
    private record Case(Question question, @Nullable Report report, double guess, String choice, double sure) {
        Score score() {
            return switch (question.asked()) {
                case Amount number -> Score.of(number, Band.right(number, question.proof(), report), guess, sure);
                case Choice options -> Score.of(options, choice, sure);
            };
        }

        ObjectNode json(JsonNode question) {
            ObjectNode json = NODES.objectNode();
            json.set("question", question);
            json.set("report", report == null ? NODES.nullNode() : ReportJson.of(report));
            ObjectNode given = json.putObject("given").put("confidence", sure);
            if (choice.isEmpty()) {
                given.put("answer", guess);
            } else {
                given.put("answer", choice);
            }
            return json;
        }
    }

    @Test
    void an_answer_gets_the_same_score_on_the_page_as_in_the_program(TestKaam kaam, Browser browser) {
        List<Case> cases = cases();
        JsonNode onThePage = onThePage(kaam, browser, cases);
        for (int i = 0; i < cases.size(); i++) {
            same(cases.get(i), onThePage.path("all").path(i));
        }
        Calibration all = Calibration.of(cases.stream().map(Case::score).toList());
        JsonNode calibration = onThePage.path("calibration");
        same(calibration.path("right"), all.right());
        same(calibration.path("penalty"), all.penalty());
        assertThat(calibration.path("steps")).hasSameSizeAs(all.steps());
        for (int i = 0; i < all.steps().size(); i++) {
            same(
                    calibration.path("steps").path(i).path("answers"),
                    all.steps().get(i).answers());
            same(
                    calibration.path("steps").path(i).path("sure"),
                    all.steps().get(i).sure());
        }
    }

    private static void same(Case one, JsonNode onThePage) {
        Score score = one.score();
        assertThat(onThePage.path("score").path("right").asBoolean())
                .as("%s", one)
                .isEqualTo(score.right());
        same(onThePage.path("score").path("penalty"), score.penalty());
        same(onThePage.path("score").path("off"), score.off());
        if (one.question().asked() instanceof Amount number) {
            Band band = Band.right(number, one.question().proof(), one.report());
            same(onThePage.path("band").path("low"), band.low());
            same(onThePage.path("band").path("high"), band.high());
        }
        if (one.report() != null && one.report().verdict() != Verdict.REFUSED) {
            String said = one.question().proof().says(one.report()).name().toLowerCase(Locale.ROOT);
            assertThat(onThePage.path("says").asText()).isEqualTo(said);
        }
    }

    private static void same(JsonNode onThePage, double number) {
        assertThat(onThePage.asDouble()).isCloseTo(number, within(1e-9 * Math.max(1, Math.abs(number))));
    }

    private static JsonNode onThePage(TestKaam kaam, Browser browser, List<Case> cases) {
        JsonNode questions = CourseJson.of(Learn.in("en")).path("questions");
        ArrayNode json = NODES.arrayNode();
        for (Case one : cases) {
            for (JsonNode question : questions) {
                if (question.path("id").asText().equals(one.question().id())) {
                    json.add(one.json(question));
                }
            }
        }
        assertThat(json).hasSameSizeAs(cases);
        Page page = browser.page();
        page.navigate(kaam.url("/#learn"));
        return Tree.of((String) page.evaluate(ON_THE_PAGE, json.toString()));
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Question question : Learn.in("en").questions()) {
            for (@Nullable Report report : reports(question)) {
                switch (question.asked()) {
                    case Amount number -> {
                        for (double guess :
                                new double[] {number.min(), number.answer(), number.usual(), number.max()}) {
                            cases.add(new Case(question, report, guess, "", 0.1 + cases.size() % 10 * 0.1));
                        }
                    }
                    case Choice choice ->
                        choice.options()
                                .forEach(option ->
                                        cases.add(new Case(question, report, 0, option.id(), cases.size() % 11 * 0.1)));
                }
            }
        }
        return cases;
    }

    /** None, and every kind that there is. */
    private static @Nullable Report[] reports(Question question) {
        return new @Nullable Report[] {
            null,
            report(question, Verdict.REFUSED, Double.NaN, Double.NaN),
            report(question, Verdict.HOLDS, 62, 66),
            report(question, Verdict.DIFFERS, 195, 205),
            report(question, Verdict.DIFFERS, 10, 300),
            broken(question)
        };
    }

    private static Report report(Question question, Verdict verdict, double low, double high) {
        var law = new Prediction(60, "3·20", "this test", new Prediction.Tolerance(0.2, 5));
        return report(question, verdict, level -> new Measured(level, (low + high) / 2, low, high, List.of()), law);
    }

    /** A promise, and too few samples for a median, but one that breaks it. */
    private static Report broken(Question question) {
        var law = Prediction.promise(60, "60", "this test", new Prediction.Tolerance(0, 0));
        var one = List.of(new Measured.Taken(Sample.of(90), 0, null));
        return report(
                question, Verdict.DIFFERS, level -> new Measured(level, Double.NaN, Double.NaN, Double.NaN, one), law);
    }

    private static Report report(
            Question question, Verdict verdict, Function<Level, Measured> measuring, Prediction law) {
        List<Measured> measured = question.proof().levels().stream()
                .map(name -> new Level(name, Level.Unit.MILLIS, law, bench -> Sample.of(0)))
                .map(measuring)
                .toList();
        return SomeReports.of(question.proof().experiment(), verdict, measured);
    }
}
