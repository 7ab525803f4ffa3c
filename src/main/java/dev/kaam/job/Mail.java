package dev.kaam.job;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * By which server mail goes, and between whom. Its text never holds the password.
 *
 * @param security of the connection
 * @param user null: the server asks for none
 */
public record Mail(
        String host,
        int port,
        Security security,
        @Nullable String user,
        @Nullable String password,
        InternetAddress from,
        InternetAddress to) {

    public enum Security {
        /** From the first byte on. */
        TLS,
        /** Before anything is said that matters; a server that cannot is not used. */
        STARTTLS,
        NONE
    }

    private static final int PORT = 587;
    private static final int PORT_TLS = 465;

    /**
     * Throws {@link IllegalArgumentException} with a sentence that says what is wrong.
     *
     * @param smtp {@code smtps://user:password@host:port} or {@code smtp://…}, where STARTTLS must be, but for loopback or with
     *     {@code ?starttls=no} behind it
     * @param password goes before the one in {@code smtp}, where there is one
     */
    public static Mail of(String smtp, @Nullable String password, @Nullable String from, @Nullable String to) {
        URI uri = uri(smtp);
        boolean tls = "smtps".equalsIgnoreCase(uri.getScheme());
        String[] login = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        String user = login.length == 0 ? null : decoded(login[0]);
        String secret = password != null ? password : login.length < 2 ? null : decoded(login[1]);
        if (user != null && secret == null) {
            throw new IllegalArgumentException("--smtp names a user without a password: write it behind the user, as in"
                    + " smtps://user:password@host, or give it in KAAM_SMTP_PASSWORD");
        }
        return new Mail(
                uri.getHost(),
                uri.getPort() > 0 ? uri.getPort() : tls ? PORT_TLS : PORT,
                tls ? Security.TLS : security(uri),
                user,
                user == null ? null : secret,
                address("--mail-from", from),
                address("--mail-to", to));
    }

    private static URI uri(String smtp) {
        try {
            URI uri = new URI(smtp);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean bare = uri.getRawPath() == null
                    || uri.getRawPath().isEmpty()
                    || uri.getRawPath().equals("/");
            if ((scheme.equals("smtp") || scheme.equals("smtps")) && uri.getHost() != null && bare) {
                return uri;
            }
        } catch (URISyntaxException unreadable) {
            // its message would hold the password
        }
        throw new IllegalArgumentException(
                "--smtp must be like smtps://user:password@host:465 or smtp://user:password@host:587,"
                        + " with %XX for characters of the user and the password that mean something in an address (@ is %40)");
    }

    private static Security security(URI uri) {
        String query = uri.getRawQuery();
        if (query != null && !query.matches("starttls=(yes|no)")) {
            throw new IllegalArgumentException("--smtp may end in ?starttls=no, and in nothing else behind a ?");
        }
        boolean without = query == null ? isLoopback(uri.getHost()) : query.equals("starttls=no");
        return without ? Security.NONE : Security.STARTTLS;
    }

    private static boolean isLoopback(String host) {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        try {
            return bare.equalsIgnoreCase("localhost")
                    || InetAddress.ofLiteral(bare).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }

    private static String decoded(String raw) {
        return URI.create("x://" + raw + "@h").getUserInfo();
    }

    private static InternetAddress address(String option, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(
                    "--smtp needs " + option + " beside it: an address, such as me@example.org");
        }
        try {
            var address = new InternetAddress(text, true);
            if (text.chars().noneMatch(Character::isISOControl)
                    && address.getAddress().contains("@")) {
                return address;
            }
        } catch (AddressException wrong) {
            // said below
        }
        throw new IllegalArgumentException(
                option + " must be one address, such as me@example.org or Kaam <kaam@example.org>");
    }

    @Override
    public String toString() {
        return "Mail by " + host + ":" + port + " (" + security + ") from " + from + " to " + to;
    }
}
