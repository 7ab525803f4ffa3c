package dev.kaam.web;

import dev.kaam.todo.Expected;
import dev.kaam.todo.Problem;
import dev.kaam.todo.Todo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Entity tags: a todo's is its version in quotes. {@code If-Match} and {@code If-None-Match} as RFC 9110, section 13.1. */
final class Preconditions {
    private static final int HEADER_MAX = 1000;
    private static final Pattern LIST = Pattern.compile("\\s*(W/)?\"[^\"]*\"\\s*(,\\s*(W/)?\"[^\"]*\"\\s*)*");
    private static final Pattern TAG = Pattern.compile("(W/)?(\"[^\"]*\")");

    private Preconditions() {}

    static String etag(long version) {
        return "\"" + version + "\"";
    }

    /**
     * The tag of a list: the same as long as it has the same versions of the same todos in the same order.
     *
     * @param also what else makes out the answer
     */
    static String listTag(List<Todo> todos, String also) {
        long hash = also.hashCode();
        for (Todo todo : todos) {
            hash = mixed(hash, todo.id().getMostSignificantBits());
            hash = mixed(hash, todo.id().getLeastSignificantBits());
            hash = mixed(hash, todo.version());
        }
        return "\"l" + Long.toHexString(hash) + "\"";
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood, 2014), which spreads each bit over all. */
    private static long mixed(long hash, long more) {
        long z = hash * 31 + more;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** What the headers of a request that writes expect. {@code MALFORMED} when one is not a list of entity tags. */
    static Expected toWrite(Request request) {
        String without = request.header("If-None-Match");
        Expected match = ifMatch(request.header("If-Match"));
        return without == null ? match : match.and(version -> !notModified(without, etag(version)));
    }

    /** A weak tag never fits: two versions that are only alike are not the same to write. */
    static Expected ifMatch(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return Expected.ANY;
        }
        Set<String> tags = tags("If-Match", header, false);
        return version -> tags.contains(etag(version));
    }

    /** Whether a client has the representation with this tag already. A weak tag is as good as a strong one. */
    static boolean notModified(@Nullable String ifNoneMatch, String etag) {
        if (ifNoneMatch == null) {
            return false;
        }
        return ifNoneMatch.strip().equals("*")
                || tags("If-None-Match", ifNoneMatch, true).contains(etag);
    }

    private static Set<String> tags(String name, String header, boolean weakToo) {
        if (header.length() > HEADER_MAX || !LIST.matcher(header).matches()) {
            throw Problem.malformed(name + " must be * or a list of entity tags, such as \"3\", with the quotes.");
        }
        var tags = new HashSet<String>();
        for (Matcher tag = TAG.matcher(header); tag.find(); ) {
            if (weakToo || tag.group(1) == null) {
                tags.add(tag.group(2));
            }
        }
        return tags;
    }
}
