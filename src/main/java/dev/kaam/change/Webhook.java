package dev.kaam.change;

import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who wants to be told of changes, by HTTP. Its text never holds the secret.
 *
 * @param id UUIDv7
 * @param secret with which each call is signed; told to nobody but its owner, once
 * @param kinds of which changes; never empty
 * @param failures how many calls in a row have failed for good
 * @param disabledBecause why nothing is sent any more; null while something is
 */
public record Webhook(
        UUID id,
        URI url,
        String secret,
        Set<Change.Kind> kinds,
        Instant createdAt,
        int failures,
        @Nullable String disabledBecause) {
    public boolean wants(Change.Kind kind) {
        return disabledBecause == null && kinds.contains(kind);
    }

    @Override
    public String toString() {
        String state = disabledBecause == null ? "failures " + failures : "disabled: " + disabledBecause;
        return "Webhook " + id + " to " + url + " of " + kinds + " since " + createdAt + " (" + state + ")";
    }
}
