package dev.kaam.web;

/** The server cannot be started. The message is one sentence for the person who starts the program. */
public final class ServerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
