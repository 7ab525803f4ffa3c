package dev.kaam.flow;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says of the trace that its request belongs to (W3C Trace Context, {@code traceparent} of version 00).
 *
 * @param id of the whole trace, 32 hexadecimal digits
 * @param parent the caller's span, 16 hexadecimal digits
 * @param sampled whether the caller records it
 */
public record Trace(String id, String parent, boolean sampled) {
    private static final Pattern FORM =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
    private static final int USUAL_LENGTH = 55;

    /** Null where there is none, or none that can be read: then a trace begins here, as the recommendation has it. */
    public static @Nullable Trace of(@Nullable String header) {
        if (header == null) {
            return null;
        }
        Matcher found = FORM.matcher(header.strip());
        boolean known =
                found.matches() && (!header.startsWith("00") || header.strip().length() == USUAL_LENGTH);
        return known
                ? new Trace(found.group(1), found.group(2), (Integer.parseInt(found.group(3), 16) & 1) == 1)
                : null;
    }
}
