package dev.kaam.job;

import java.io.IOException;

/** A mail server did not take a letter, and may take it later. The message has what it said. */
final class MailRefused extends IOException {
    private static final long serialVersionUID = 1;

    /** @param reply code and text */
    MailRefused(String reply) {
        super("The mail server refused for now: " + reply.strip());
    }
}
