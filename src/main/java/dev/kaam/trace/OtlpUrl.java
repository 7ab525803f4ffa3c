package dev.kaam.trace;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where spans are taken. Apart from the rest, so that to read an option does not load what sends them. */
public final class OtlpUrl {
    private static final String PATH = "/v1/traces";

    private OtlpUrl() {}

    /**
     * The address that was given, with the usual path where it has none.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    public static URI of(String text) {
        URI url = parsed(text);
        String scheme = url == null ? "" : String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (url == null || url.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new IllegalArgumentException("'" + text + "' is not like http://127.0.0.1:4318");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "an address without a user, a password and a #, please:" + " nothing of these would be sent");
        }
        if (url.getPort() == 0 || url.getPort() > 65_535) {
            throw new IllegalArgumentException(url.getPort() + " is no port");
        }
        return isBare(url) ? url.resolve(PATH) : url;
    }

    private static boolean isBare(URI url) {
        return url.getRawQuery() == null && url.getRawPath().matches("/?");
    }

    private static @Nullable URI parsed(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException unreadable) {
            return null;
        }
    }
}
