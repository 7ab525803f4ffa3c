package dev.kaam.store;

import org.jspecify.annotations.Nullable;

/** The store cannot be opened. The message is one sentence for the person who starts the program. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
