package dev.kaam.change;

import dev.kaam.todo.Problem;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which addresses a webhook may have. What a name leads to is not looked up here, but when it is called. */
public final class WebhookUrl {
    public static final int LENGTH_MAX = 2_000;

    private static final String POINTER = "/url";

    /** Such a host is an address to somebody: {@code 0x7f.1} and {@code 2130706433} are 127.0.0.1. */
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(.*\\.)?(0x[0-9a-f]*|[0-9]+)\\.?");

    private WebhookUrl() {}

    /**
     * Throws {@code INVALID} for what is no address that we call.
     *
     * @param toPrivate whether it may lead to this machine and its network
     */
    public static URI of(String text, boolean toPrivate) {
        URI url = parsed(text);
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw wrong("must begin with https:// or http://");
        }
        if (url.getRawUserInfo() != null) {
            throw wrong("must not hold a user or a password: each call is signed with the secret");
        }
        if (url.getRawFragment() != null) {
            throw wrong("must not have a # in it: what is behind it is never sent");
        }
        String host = url.getHost();
        if (host == null || url.getPort() == 0 || url.getPort() > 65_535) {
            throw wrong(
                    "must name a host, and a port where it is not the usual one, such as https://example.org:8443/todos");
        }
        checkHost(host.toLowerCase(Locale.ROOT), toPrivate);
        return url;
    }

    private static URI parsed(String text) {
        if (text.length() > LENGTH_MAX) {
            throw wrong("must be at most " + LENGTH_MAX + " characters long; this has " + text.length());
        }
        if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw wrong("must be ASCII without spaces: write other characters as %XX, and a host as xn--…");
        }
        try {
            return new URI(text);
        } catch (URISyntaxException unreadable) {
            throw wrong("is not an address: " + unreadable.getReason());
        }
    }

    private static void checkHost(String host, boolean toPrivate) {
        InetAddress literal = literal(host);
        boolean isPrivate = literal == null
                ? host.equals("localhost") || host.endsWith(".localhost")
                : !PublicAddress.isPublic(literal);
        if (isPrivate && !toPrivate) {
            throw wrong(
                    "must not lead to this machine or its network, unless Kaam is started with --webhooks-to-private");
        }
    }

    /** The address that a host is itself; null for a name. One that others may read as another address is refused. */
    private static @Nullable InetAddress literal(String host) {
        try {
            if (host.startsWith("[")) {
                return InetAddress.ofLiteral(host.substring(1, host.length() - 1));
            }
            if (!ENDS_IN_A_NUMBER.matcher(host).matches()) {
                return null;
            }
            InetAddress address = Inet4Address.ofLiteral(host);
            if (address.getHostAddress().equals(host)) {
                return address;
            }
        } catch (IllegalArgumentException unreadable) {
            // said below
        }
        throw wrong("must have its IP address in the usual form, such as 192.0.2.1 or [2001:db8::1]");
    }

    private static Problem wrong(String detail) {
        return Problem.invalid(POINTER, detail);
    }
}
