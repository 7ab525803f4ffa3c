package dev.kaam.web;

import java.net.UnknownHostException;
import java.util.concurrent.CompletionException;

/** The server cannot start. The message is one sentence for the person who starts the program. */
public final class ServerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private ServerException(String message, Throwable cause) {
        super(message, cause);
    }

    static ServerException cannotListen(Server.Options options, CompletionException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return new ServerException(
                "Cannot listen on " + options.host() + ":" + options.port() + ": " + why(cause)
                        + ". Choose another with --port or --host.",
                cause);
    }

    /** What the system says, where we have no better words for it. */
    private static String why(Throwable cause) {
        String said = String.valueOf(cause.getMessage());
        if (cause instanceof UnknownHostException) {
            return "there is no host of that name";
        }
        if (said.contains("Address already in use")) {
            return "another program listens there";
        }
        if (said.contains("Cannot assign requested address")) {
            return "this machine does not have that address";
        }
        return said.contains("Permission denied") ? "you may not; from port 1024 on everybody may" : said;
    }
}
