package dev.kaam.web;

import dev.kaam.todo.Expected;
import dev.kaam.todo.Problem;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Entity tags: a todo's is its version in quotes. {@code If-Match} and {@code If-None-Match} as RFC 9110, section 13.1. */
final class Preconditions {
    private static final int HEADER_MAX = 1000;
    private static final Pattern LIST = Pattern.compile("\\s*(W/)?\"[^\"]*\"\\s*(,\\s*(W/)?\"[^\"]*\"\\s*)*");
    private static final Pattern OURS = Pattern.compile("(W/)?\"([1-9][0-9]{0,17})\"");

    private Preconditions() {}

    static String etag(long version) {
        return "\"" + version + "\"";
    }

    /** {@code MALFORMED} when the header is not a list of entity tags. */
    static Expected ifMatch(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return Expected.ANY;
        }
        return new Expected(versions("If-Match", header, false));
    }

    /** Whether the client has this version already. */
    static boolean notModified(@Nullable String ifNoneMatch, long version) {
        if (ifNoneMatch == null) {
            return false;
        }
        return ifNoneMatch.strip().equals("*")
                || versions("If-None-Match", ifNoneMatch, true).contains(version);
    }

    /** A tag that is not one of ours fits no version. A weak one fits only where that is enough. */
    private static Set<Long> versions(String name, String header, boolean weakToo) {
        if (header.length() > HEADER_MAX || !LIST.matcher(header).matches()) {
            throw Problem.malformed(name + " must be * or a list of entity tags, such as \"3\", with the quotes.");
        }
        var versions = new HashSet<Long>();
        for (Matcher tag = OURS.matcher(header); tag.find(); ) {
            if (weakToo || tag.group(1) == null) {
                versions.add(Long.valueOf(tag.group(2)));
            }
        }
        return versions;
    }
}
