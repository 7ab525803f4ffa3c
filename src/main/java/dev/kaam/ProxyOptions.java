package dev.kaam;

import dev.kaam.web.Proxies;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What a server behind a proxy must know of it. */
final class ProxyOptions {
    private static final Pattern SECONDS = Pattern.compile("([0-9]{1,3})s");
    private static final long LEAVE_MAX_SECONDS = 300;
    /** Who has a connection from there runs a program on this machine already. */
    private static final String LOOPBACK = "127.0.0.0/8,::1";
    /** HAProxy asks each second (deploy/haproxy.cfg). */
    private static final String LEAVE = "3s";

    @Option(
            names = "--behind-proxy",
            defaultValue = "${env:KAAM_BEHIND_PROXY:-false}",
            description =
                    "Believes a proxy what it says in X-Forwarded-Host, -Proto and -For, which it must set itself (deploy/"
                            + " has one); with --open-to-network.")
    private boolean behindProxy;

    @Option(
            names = "--trust-proxy",
            paramLabel = "ADDRESS[,...]",
            defaultValue = "${env:KAAM_TRUST_PROXY}",
            description =
                    "Where the proxy's connections come from, if it is not on this machine: 10.0.0.7, or 10.0.0.0/8 for all"
                            + " of a network. What others say in these headers changes nothing; with --behind-proxy.")
    private @Nullable String trusted;

    @Option(
            names = "--leave",
            paramLabel = "T",
            defaultValue = "${env:KAAM_LEAVE}",
            description =
                    "When it is told to stop, goes on so long, with 503 at /health/ready: longer than the proxy takes to see"
                            + " that. " + LEAVE + " unless said otherwise; with --behind-proxy.")
    private @Nullable String leave;

    boolean isThere() {
        return behindProxy;
    }

    /** Null where there is no proxy. */
    Settings.@Nullable Proxy settings(CommandLine line) {
        if (behindProxy) {
            return new Settings.Proxy(proxies(line), leave(line));
        }
        if (!given(trusted, "").isEmpty() || !given(leave, "").isEmpty()) {
            throw new ParameterException(line, "--trust-proxy and --leave need --behind-proxy beside them");
        }
        return null;
    }

    private Proxies proxies(CommandLine line) {
        try {
            return Proxies.of(given(trusted, LOOPBACK));
        } catch (IllegalArgumentException unreadable) {
            throw new ParameterException(line, "--trust-proxy: " + unreadable.getMessage());
        }
    }

    private Duration leave(CommandLine line) {
        Matcher seconds = SECONDS.matcher(given(leave, LEAVE));
        long number = seconds.matches() ? Long.parseLong(seconds.group(1)) : Long.MAX_VALUE;
        if (number > LEAVE_MAX_SECONDS) {
            throw new ParameterException(
                    line, "--leave must be from 0s to " + LEAVE_MAX_SECONDS + "s, not '" + leave + "'");
        }
        return Duration.ofSeconds(number);
    }

    private static String given(@Nullable String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text;
    }
}
