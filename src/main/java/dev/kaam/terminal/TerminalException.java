package dev.kaam.terminal;

/** It cannot be done. The message is one sentence for the person who asked for it. */
public final class TerminalException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TerminalException(String sentence) {
        super(sentence);
    }

    TerminalException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
