package dev.kaam;

import dev.kaam.terminal.Recorder;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 30s} or {@code 5m}. */
final class ForOption implements ITypeConverter<Duration> {
    private static final Pattern TIME = Pattern.compile("([0-9]{1,4})([sm])");

    @Override
    public Duration convert(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches() || length(time).isZero()) {
            throw new TypeConversionException("'" + text + "' is not like 30s or 5m");
        }
        if (length(time).compareTo(Recorder.LONGEST) > 0) {
            throw new TypeConversionException("'" + text + "' is too long: a recording has at most 10m");
        }
        return length(time);
    }

    private static Duration length(Matcher time) {
        long number = Long.parseLong(time.group(1));
        return time.group(2).equals("m") ? Duration.ofMinutes(number) : Duration.ofSeconds(number);
    }
}
