package dev.kaam.todo;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing to do, as it stood after its {@code version}-th change.
 *
 * @param id UUIDv7 (RFC 9562): ids sort by the time of creation
 * @param completedAt when it was ticked; null while it is open
 * @param priority 1 (first) to 4, or null
 * @param tags in the order given, without doubles
 * @param order where a client wants it among others; any finite number
 * @param next the todo that was made when this one was completed, since it repeats; it may have gone meanwhile
 * @param updatedAt in milliseconds, like every instant here
 * @param version 1 at first, one more with each change
 */
public record Todo(
        UUID id,
        String title,
        @Nullable String notes,
        @Nullable Instant completedAt,
        @Nullable Due due,
        @Nullable Integer priority,
        List<String> tags,
        @Nullable Double order,
        @Nullable Remind remind,
        @Nullable Repeat repeat,
        @Nullable UUID next,
        Instant createdAt,
        Instant updatedAt,
        long version) {

    public static Todo first(UUID id, TodoDraft draft, Instant now) {
        return of(id, draft, draft.completed() ? now : null, null, now, now, 1);
    }

    /** The next version of this todo, with all that a client may write replaced by {@code draft}. */
    public Todo next(TodoDraft draft, Instant now) {
        Instant ticked = completedAt != null ? completedAt : now;
        return of(id, draft, draft.completed() ? ticked : null, next, createdAt, now, version + 1);
    }

    /** The next version of this todo, with nothing else changed. */
    public Todo next(Instant now) {
        return with(next, now, version + 1);
    }

    /** The next version of this todo, with what a client may write as it was in an earlier one. */
    public Todo back(Todo earlier, Instant now) {
        return of(id, earlier.draft(), earlier.completedAt, next, createdAt, now, version + 1);
    }

    /** The same version, followed by another todo, or by none. */
    public Todo followedBy(@Nullable UUID other) {
        return with(other, updatedAt, version);
    }

    /** What may still be told of this todo when it is gone for good. */
    public Todo blank(Instant now) {
        return new Todo(id, "", null, null, null, null, List.of(), null, null, null, null, createdAt, now, version + 1);
    }

    public boolean completed() {
        return completedAt != null;
    }

    /** When it is to be reminded of; null where it is not. {@code here} as for {@link Due#begins}. */
    public @Nullable Instant remindAt(ZoneId here) {
        return remind == null ? null : remind.instant(due, here);
    }

    /** The part of this todo that a client may write. */
    public TodoDraft draft() {
        return new TodoDraft(title, notes, completed(), due, priority, tags, order, remind, repeat);
    }

    /** The rest as it is: no rule is looked at again, so that an old todo can still be moved. */
    private Todo with(@Nullable UUID follower, Instant updated, long number) {
        return new Todo(
                id,
                title,
                notes,
                completedAt,
                due,
                priority,
                tags,
                order,
                remind,
                repeat,
                follower,
                createdAt,
                updated,
                number);
    }

    private static Todo of(
            UUID id,
            TodoDraft draft,
            @Nullable Instant completedAt,
            @Nullable UUID next,
            Instant created,
            Instant updated,
            long version) {
        return new Todo(
                id,
                draft.title(),
                draft.notes(),
                completedAt,
                draft.due(),
                draft.priority(),
                draft.tags(),
                draft.order(),
                draft.remind(),
                draft.repeat(),
                next,
                created,
                updated,
                version);
    }
}
