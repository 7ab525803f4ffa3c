package dev.kaam;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/** An option of several parts, such as {@code wait=200ms,cpu=5ms}: each has a name, and is given once at most. */
final class OptionParts {
    private static final Pattern LENGTH = Pattern.compile("([0-9]{1,6})(ms|s)");

    private final String text;
    private final String shape;
    private final Map<String, String> parts = new HashMap<>();

    /** @param shape what it should be like, for who has written something else */
    OptionParts(String text, Set<String> known, String shape) {
        this.text = text;
        this.shape = shape;
        for (String part : text.split(",", -1)) {
            String[] named = part.strip().split("=", 2);
            if (named.length < 2 || !known.contains(named[0])) {
                throw unlike();
            }
            if (parts.put(named[0], named[1]) != null) {
                throw new TypeConversionException("'" + text + "' has " + named[0] + " twice: say it once");
            }
        }
    }

    /** Null where it was not given. */
    @Nullable
    String text(String name) {
        return parts.get(name);
    }

    /** In ms or s; 0 where it was not given. */
    Duration length(String name, Duration max) {
        Matcher length = LENGTH.matcher(parts.getOrDefault(name, "0s"));
        if (!length.matches()) {
            throw unlike();
        }
        long number = Long.parseLong(length.group(1));
        Duration found = length.group(2).equals("ms") ? Duration.ofMillis(number) : Duration.ofSeconds(number);
        if (found.compareTo(max) > 0) {
            throw unlike();
        }
        return found;
    }

    /** A number from 1; 0 where it was not given. */
    int count(String name, int max) {
        String number = parts.get(name);
        if (number == null) {
            return 0;
        }
        int count = number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : 0;
        if (count < 1 || count > max) {
            throw new TypeConversionException(
                    "'" + text + "': " + name + " must be a whole number from 1 to " + max + ", or be left out");
        }
        return count;
    }

    TypeConversionException unlike() {
        return new TypeConversionException("'" + text + "' is not like " + shape);
    }
}
