package dev.kaam.change;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Who is told of changes. Any thread may call. Throws {@code dev.kaam.todo.Problem}: {@code NOT_FOUND} where the owner has no such
 * webhook, {@code UNAVAILABLE} where the store cannot work, with nothing changed.
 */
public interface Webhooks {
    /** The most that one owner may have; one more is a {@code CONFLICT}. */
    int MAX = 20;

    /** After so many calls in a row that failed for good, a webhook is disabled. */
    int FAILURES_MAX = 5;

    /** From the next change on it is told. */
    Webhook add(String owner, URI url, String secret, Set<Change.Kind> kinds);

    Webhook find(String owner, UUID id);

    /** Oldest first. */
    List<Webhook> list(String owner);

    void remove(String owner, UUID id);

    /** Has a webhook that was disabled told again, from the next change on. */
    Webhook enable(String owner, UUID id);

    /**
     * As {@link #list}, from memory: quick enough to ask at every change. May lack what is being added at this moment, and have
     * what is being removed.
     */
    List<Webhook> known(String owner);

    /** Notes that a call went well, which forgives the failures before it. */
    void succeeded(String owner, UUID id);

    /** Notes that a call failed for good, and disables the webhook after {@link #FAILURES_MAX} of them. Of one that is gone, nothing. */
    void failed(String owner, UUID id, String why);
}
