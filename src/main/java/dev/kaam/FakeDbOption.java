package dev.kaam;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code wait=200ms,cpu=5ms}; one that is absent is 0. */
final class FakeDbOption implements ITypeConverter<Settings.FakeDb> {
    private static final Pattern PART = Pattern.compile("(wait|cpu)=([0-9]{1,6})(ms|s)");
    private static final Duration MAX = Duration.ofSeconds(60);

    @Override
    public Settings.FakeDb convert(String text) {
        Duration wait = Duration.ZERO;
        Duration cpu = Duration.ZERO;
        for (String part : text.split(",", -1)) {
            Matcher matcher = PART.matcher(part.strip());
            if (!matcher.matches() || length(matcher).compareTo(MAX) > 0) {
                throw new TypeConversionException(
                        "'" + text + "' is not like wait=200ms,cpu=0ms (ms or s, at most 60s each)");
            }
            if (matcher.group(1).equals("wait")) {
                wait = length(matcher);
            } else {
                cpu = length(matcher);
            }
        }
        return new Settings.FakeDb(wait, cpu);
    }

    private static Duration length(Matcher part) {
        long number = Long.parseLong(part.group(2));
        return part.group(3).equals("ms") ? Duration.ofMillis(number) : Duration.ofSeconds(number);
    }
}
