package dev.kaam;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code wait=200ms,cpu=5ms,pool=10,spread=exponential}; a length that is absent is 0. */
final class FakeDbOption implements ITypeConverter<Settings.FakeDb> {
    private static final Set<String> KNOWN = Set.of("wait", "cpu", "pool", "spread");
    private static final String SHAPE = "wait=200ms,cpu=0ms (ms or s, at most 60s each), with pool=10 or"
            + " spread=exponential behind that where you want them";
    private static final Duration MAX = Duration.ofSeconds(60);
    private static final int POOL_MAX = 10_000;

    @Override
    public Settings.FakeDb convert(String text) {
        var parts = new OptionParts(text, KNOWN, SHAPE);
        Duration wait = parts.length("wait", MAX);
        boolean exponential = isExponential(parts.text("spread"), text);
        if (exponential && wait.isZero()) {
            throw new TypeConversionException(
                    "'" + text + "' spreads no wait: add one, such as wait=20ms, or leave spread out");
        }
        return new Settings.FakeDb(wait, parts.length("cpu", MAX), parts.count("pool", POOL_MAX), exponential);
    }

    private static boolean isExponential(@Nullable String spread, String text) {
        if (spread != null && !spread.equals("exponential")) {
            throw new TypeConversionException("'" + text + "': spread must be exponential, or be left out: then each"
                    + " wait is as long as the others");
        }
        return spread != null;
    }
}
