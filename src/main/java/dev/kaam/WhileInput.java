package dev.kaam;

import java.io.IOException;
import java.io.OutputStream;

/** Ends the program as soon as standard input ends, so with the one that started it, however that ended. */
final class WhileInput {
    private WhileInput() {}

    static void watch() {
        Thread.ofPlatform().daemon().name("input").start(WhileInput::exitAfterInput);
    }

    @SuppressWarnings("SystemExitOutsideMain") // there is nobody left to tell
    private static void exitAfterInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            // that is an end too
        }
        System.exit(0);
    }
}
