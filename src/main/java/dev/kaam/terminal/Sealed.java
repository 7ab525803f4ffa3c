package dev.kaam.terminal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What makes a page safe that stands alone: its policy names what may run in it, and its data can be nothing but data. */
final class Sealed {
    private Sealed() {}

    /** How a content policy names a script or a style. */
    static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** JSON that no HTML can be seen in. */
    static String inScript(String json) {
        return json.replace("<", "\\u003c");
    }
}
