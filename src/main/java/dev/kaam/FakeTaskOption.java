package dev.kaam;

import dev.kaam.Settings.FakeTask.By;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code wait=200ms,cpu=5ms,by=durable,to=http://127.0.0.1:9000/}; a length that is absent is 0. */
final class FakeTaskOption implements ITypeConverter<Settings.FakeTask> {
    private static final Set<String> KNOWN = Set.of("wait", "cpu", "by", "to");
    private static final String SHAPE = "wait=200ms,cpu=0ms,by=ephemeral (ms or s, at most 10s each), with"
            + " to=http://127.0.0.1:9000/ behind that where somebody is to be called";
    /** Both together stay below the limit of each kind of task. */
    private static final Duration MAX = Duration.ofSeconds(10);

    @Override
    public Settings.FakeTask convert(String text) {
        var parts = new OptionParts(text, KNOWN, SHAPE);
        String to = parts.text("to");
        return new Settings.FakeTask(
                parts.length("wait", MAX),
                parts.length("cpu", MAX),
                by(parts.text("by"), text),
                to == null ? null : loopback(to));
    }

    private static By by(@Nullable String name, String text) {
        return switch (name) {
            case "ephemeral" -> By.EPHEMERAL;
            case "durable" -> By.DURABLE;
            case "loop" -> By.LOOP;
            case null, default ->
                throw new TypeConversionException(
                        "'" + text + "' must say by what it is done: by=ephemeral, by=durable or by=loop");
        };
    }

    /** Whoever is called has not asked for it: so that is this machine alone. */
    private static URI loopback(String to) {
        try {
            var url = new URI(to);
            boolean plain = url.getRawUserInfo() == null && url.getRawFragment() == null;
            if ("http".equals(url.getScheme()) && plain && url.getPort() != 0 && url.getPort() < 65_536) {
                if (url.getHost() != null && address(url.getHost()).isLoopbackAddress()) {
                    return url;
                }
            }
        } catch (URISyntaxException | IllegalArgumentException unreadable) {
            // as one that leads elsewhere
        }
        throw new TypeConversionException("to='" + to + "' is not like to=http://127.0.0.1:9000/: it must be http, and"
                + " lead to this machine itself by localhost, 127.0.0.1 or [::1]");
    }

    /** Of a host that is no name, or that one name: nobody else is asked where it leads. */
    static InetAddress address(String host) {
        return host.equals("localhost")
                ? InetAddress.getLoopbackAddress()
                : InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""));
    }
}
