package dev.kaam.todo;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What was answered to a request that came with an {@code Idempotency-Key}, so that the same request sent again gets the same
 * answer and changes nothing. Kept in the commit of what it answers.
 */
public interface Answers {
    /** How long an answer is kept. */
    Duration KEPT = Duration.ofHours(24);

    /** The answer kept under this key, or null. Throws {@code KEY_REUSED} where it answers another request. */
    byte @Nullable [] find(String owner, String key, byte[] request);

    /** @param request what makes out that request, such as a hash of it */
    void keep(String owner, String key, byte[] request, byte[] answer);
}
