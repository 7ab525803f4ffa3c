package dev.kaam.learn;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kaam.lab.report.ReportJson;
import java.util.List;

/**
 * A course as JSON, as its records have it. A question has a {@code number} or a {@code choice}; units are those of {@link
 * ReportJson}, and the other words are small.
 */
public final class CourseJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private CourseJson() {}

    public static ObjectNode of(Course course) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("language", course.language()).put("title", course.title()).put("subtitle", course.subtitle());
        json.set("goal", MAPPER.valueToTree(course.goal()));
        json.set("recap", MAPPER.valueToTree(course.recap()));
        json.set("mindset", MAPPER.valueToTree(course.mindset()));
        json.set("flow", MAPPER.valueToTree(course.flow()));
        json.set("self", MAPPER.valueToTree(course.self()));
        json.set("pitfalls", MAPPER.valueToTree(course.pitfalls()));
        json.set("quiz", MAPPER.valueToTree(course.quiz()));
        json.set("practice", practice(course.practice()));
        json.set("rules", MAPPER.valueToTree(course.rules()));
        json.set("topics", MAPPER.valueToTree(course.topics()));
        course.questions().forEach(question -> json.withArray("questions").add(question(question)));
        return json;
    }

    private static ObjectNode practice(Course.Part<Course.Practice> part) {
        ObjectNode json = MAPPER.valueToTree(part);
        List<Course.Practice> steps = part.items();
        for (int i = 0; i < steps.size(); i++) {
            ((ObjectNode) json.path("items").path(i))
                    .put("in", ReportJson.word(steps.get(i).in()));
        }
        return json;
    }

    private static ObjectNode question(Question question) {
        ObjectNode json = MAPPER.valueToTree(question);
        json.remove("asked");
        switch (question.asked()) {
            case Asked.Amount number -> json.set("number", number(number));
            case Asked.Choice choice -> json.set("choice", MAPPER.valueToTree(choice));
        }
        Proof.Carry carry = question.proof().carry();
        ((ObjectNode) json.path("proof")).put("carry", carry == null ? null : ReportJson.word(carry));
        return json;
    }

    private static ObjectNode number(Asked.Amount number) {
        ObjectNode json = MAPPER.valueToTree(number);
        return json.put("unit", ReportJson.unit(number.unit()));
    }
}
