package dev.kaam.job;

import java.io.IOException;

/** A webhook was called, or was not to be, and the message says what came of it. */
final class CallFailed extends IOException {
    private static final long serialVersionUID = 1;

    CallFailed(String message) {
        super(message);
    }
}
