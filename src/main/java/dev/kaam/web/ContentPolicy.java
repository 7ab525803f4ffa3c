package dev.kaam.web;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a page may load: its own files, and the import maps written in it, each by its hash. */
final class ContentPolicy {
    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    private ContentPolicy() {}

    static String of(Buffer html) {
        return of(html, "");
    }

    /** @param asks whom it may ask besides its own server: sources, each with a space before it */
    static String of(Buffer html, String asks) {
        var scripts = new StringBuilder("script-src 'self'");
        for (Matcher map = IMPORT_MAP.matcher(html.toString(StandardCharsets.UTF_8)); map.find(); ) {
            byte[] hash = Assets.sha256(map.group(1).getBytes(StandardCharsets.UTF_8));
            scripts.append(" 'sha256-")
                    .append(Base64.getEncoder().encodeToString(hash))
                    .append('\'');
        }
        String connect = asks.isEmpty() ? "" : " connect-src 'self'" + asks + ";";
        return "default-src 'self';" + connect + " img-src 'self' data:; style-src 'self'; " + scripts
                + "; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }
}
