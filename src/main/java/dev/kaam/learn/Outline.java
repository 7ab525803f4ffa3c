package dev.kaam.learn;

import dev.kaam.lab.Level.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is the same in every language: {@code learn/course.yaml}. */
record Outline(
        List<String> goal,
        List<Recap> recap,
        List<String> mindset,
        List<Step> flow,
        List<Course.Self> self,
        List<Pitfall> pitfalls,
        List<String> quiz,
        List<Practice> practice,
        List<Rule> rules) {
    /** @param example null where it is no code, but words */
    record Recap(String id, String concept, @Nullable String example, String fastapi, String java, String file) {}

    record Step(String id, String lane, String code) {}

    record Pitfall(String id, String code, String experiment, String question, String more) {}

    record Practice(String id, Course.Place in, List<String> lines) {}

    record Rule(String id, String experiment, List<String> levels, String question) {}

    /** One of {@code learn/questions.yaml}: it has a number or a choice. */
    record Item(
            String id,
            String topic,
            @Nullable Amount number,
            @Nullable Choice choice,
            Proved proof,
            String more) {}

    record Amount(Unit unit, double min, double max, boolean linear, double answer, String formula, double usual) {}

    record Choice(List<String> of, String right, String usual) {}

    record Proved(String experiment, List<String> levels, Proof.@Nullable Carry carry) {}
}
