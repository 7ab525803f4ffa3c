package dev.kaam.todo;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can go wrong, in one vocabulary. The message tells the client what to do; {@code web.Problems} gives each kind
 * its status. Carries no stack trace: a problem is an answer, not a defect.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    public enum Kind {
        /** The request cannot be read: not JSON, a bad cursor, a bad header. */
        MALFORMED,
        /** It can be read, but fields break the rules; each is named. */
        INVALID,
        /** It came from where writing is not allowed. */
        REFUSED,
        NOT_FOUND,
        METHOD_NOT_ALLOWED,
        /** What is asked does not fit how things stand. */
        CONFLICT,
        /** It was kept for some time, and is not any more. */
        GONE,
        /** The todo has changed since the version that the client knows. */
        STALE,
        TOO_LARGE,
        UNSUPPORTED_TYPE,
        /** An {@code Idempotency-Key} that was used for another request. */
        KEY_REUSED,
        /** Something that has a bound is full, or the database cannot work now; nothing was changed; try again. */
        UNAVAILABLE,
        /** A defect of ours; the log has the cause. */
        INTERNAL
    }

    /** @param pointer a JSON Pointer (RFC 6901) into the body */
    public record Wrong(String pointer, String detail) {}

    private final Kind kind;
    private final transient List<Wrong> wrongs;
    private final @Nullable Long currentVersion;

    private Problem(Kind kind, String detail, List<Wrong> wrongs, @Nullable Long currentVersion) {
        super(detail, null, false, false);
        this.kind = kind;
        this.wrongs = List.copyOf(wrongs);
        this.currentVersion = currentVersion;
    }

    public static Problem of(Kind kind, String detail) {
        return new Problem(kind, detail, List.of(), null);
    }

    public static Problem malformed(String detail) {
        return of(Kind.MALFORMED, detail);
    }

    public static Problem invalid(String pointer, String detail) {
        return invalid(List.of(new Wrong(pointer, detail)));
    }

    public static Problem invalid(List<Wrong> wrongs) {
        Wrong first = wrongs.getFirst();
        int others = wrongs.size() - 1;
        String more = others == 0 ? "" : " (and " + others + " more " + (others == 1 ? "error" : "errors") + ")";
        return new Problem(Kind.INVALID, first.pointer() + " " + first.detail() + more, wrongs, null);
    }

    public static Problem notFound(Object id) {
        return of(Kind.NOT_FOUND, "There is no todo with the id " + id + ".");
    }

    public static Problem inTrash(Object id) {
        return of(
                Kind.NOT_FOUND,
                "The todo " + id + " lies in the trash. POST /todos/" + id + "/restore brings it back.");
    }

    public static Problem notInTrash(Object id) {
        return of(Kind.NOT_FOUND, "There is no todo with the id " + id + " in the trash.");
    }

    public static Problem nothingToRestore(Object id) {
        return of(Kind.CONFLICT, "The todo " + id + " is not in the trash: there is nothing to restore.");
    }

    public static Problem keyReused(String key) {
        return of(
                Kind.KEY_REUSED,
                "The Idempotency-Key " + key
                        + " was used for another request. Use a new one for each that is to be done.");
    }

    public static Problem stale(long currentVersion) {
        String detail =
                "The todo was changed meanwhile: it is at version " + currentVersion + ". Read it and try again.";
        return new Problem(Kind.STALE, detail, List.of(), currentVersion);
    }

    public static Problem unavailable(String detail) {
        return of(Kind.UNAVAILABLE, detail);
    }

    /** The same problem, seen from further out: its fields lie under {@code pointer}. */
    public Problem within(String pointer) {
        List<Wrong> further = wrongs.stream()
                .map(wrong -> new Wrong(pointer + wrong.pointer(), wrong.detail()))
                .toList();
        return wrongs.isEmpty() ? this : invalid(further);
    }

    public Kind kind() {
        return kind;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<Wrong> wrongs() {
        return wrongs;
    }

    /** The version that the todo has now, where the kind is {@link Kind#STALE}. */
    public @Nullable Long currentVersion() {
        return currentVersion;
    }

    /** After how long a client may try again, where the kind is {@link Kind#UNAVAILABLE}. */
    public Duration retryAfter() {
        return Duration.ofSeconds(1);
    }
}
