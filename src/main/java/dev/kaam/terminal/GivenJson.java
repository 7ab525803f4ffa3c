package dev.kaam.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kaam.learn.Answer;
import dev.kaam.learn.Band;
import dev.kaam.learn.Given;
import dev.kaam.learn.Question;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code {"answer":2400,"confidence":0.8,"seen":[2200,2400],"at":"2026-…"}}; a choice has its id as the answer. */
final class GivenJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private GivenJson() {}

    static ObjectNode of(Given given) {
        ObjectNode json = JSON.createObjectNode();
        switch (given.answer()) {
            case Answer.Amount(double value) -> json.put("answer", value);
            case Answer.Chosen(String id) -> json.put("answer", id);
        }
        json.put("confidence", given.confidence());
        if (given.seen() != null) {
            json.putArray("seen").add(given.seen().low()).add(given.seen().high());
        }
        return json.put("at", given.at().toString());
    }

    /** Nothing where it was written otherwise. */
    static Optional<Given> read(JsonNode json) {
        JsonNode answer = json.path("answer");
        try {
            return answer.isNumber() || answer.isTextual()
                    ? Optional.of(new Given(
                            answer.isNumber()
                                    ? new Answer.Amount(answer.doubleValue())
                                    : new Answer.Chosen(answer.textValue()),
                            json.path("confidence").doubleValue(),
                            seen(json.path("seen")),
                            Instant.parse(json.path("at").asText())))
                    : Optional.empty();
        } catch (DateTimeParseException | IllegalArgumentException another) {
            return Optional.empty();
        }
    }

    private static @Nullable Band seen(JsonNode json) {
        return json.size() == 2
                ? new Band(json.path(0).doubleValue(), json.path(1).doubleValue())
                : null;
    }

    /** With what came of it. */
    static ObjectNode scored(Question question, Given given) {
        ObjectNode json = of(given);
        json.put("question", question.question());
        given.score(question)
                .ifPresent(score -> json.put("right", score.right()).put("penalty", score.penalty()));
        return json;
    }
}
