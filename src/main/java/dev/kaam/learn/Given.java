package dev.kaam.learn;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it is kept: all that its score comes from.
 *
 * @param confidence how sure they were of it, from 0 to 1
 * @param seen what this machine had measured then, in the numbers of the question; null where it was not asked, or said nothing
 *     clear, and of a choice
 */
public record Given(
        Answer answer, double confidence, @Nullable Band seen, Instant at) {
    /** The same, when the machine has been asked. */
    public Given with(@Nullable Band measured) {
        return measured == null ? this : new Given(answer, confidence, measured, at);
    }

    /** Empty where the question has changed since, so that it cannot be answered so any more. */
    public Optional<Score> score(Question question) {
        try {
            return switch (question.asked()) {
                case Asked.Amount asked
                when answer instanceof Answer.Amount(double value) ->
                    Optional.of(Score.of(asked, Band.right(asked, seen), value, confidence));
                case Asked.Choice asked
                when answer instanceof Answer.Chosen(String id) -> Optional.of(Score.of(asked, id, confidence));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException another) {
            return Optional.empty();
        }
    }
}
