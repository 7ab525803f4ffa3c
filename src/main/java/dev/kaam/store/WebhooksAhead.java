package dev.kaam.store;

import dev.kaam.change.Webhook;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks of many owners, read with one question when the first of them is asked for: each by itself would be a way to the database and
 * back while all others wait. Belongs to its session.
 */
final class WebhooksAhead {
    private final Set<String> owners = new HashSet<>();
    private final Map<String, List<Webhook>> read = new HashMap<>();

    /** A transaction begins in which todos of these owners are to be written. */
    void begin(Set<String> theirs) {
        owners.clear();
        owners.addAll(theirs);
        read.clear();
    }

    /** Whose are to be read together. */
    Set<String> owners() {
        return owners;
    }

    boolean isRead() {
        return !read.isEmpty();
    }

    void putAll(Map<String, List<Webhook>> webhooks) {
        read.putAll(webhooks);
    }

    /** As they were when the transaction began; null where they were not read, or may have been changed since. */
    @Nullable
    List<Webhook> of(String owner) {
        return owners.contains(owner) ? read.get(owner) : null;
    }

    /** The transaction changes one of this owner's. */
    void drop(String owner) {
        owners.remove(owner);
    }
}
