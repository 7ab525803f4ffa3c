package dev.kaam.lab;

import org.jspecify.annotations.Nullable;

/** An experiment cannot be run; the message is a sentence for the user that says why and what to do. */
public final class LabException extends RuntimeException {
    public LabException(String message) {
        super(message);
    }

    public LabException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Why work on another thread failed: what that said itself, or, where it said nothing to the user, this sentence. */
    public static LabException of(@Nullable Throwable failure, String otherwise) {
        return failure instanceof LabException said ? said : new LabException(otherwise, failure);
    }
}
