package dev.kaam.web;

import dev.kaam.todo.Problem;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of the page, kept in memory once asked for: they come out of the program itself, so their number is bounded. Any
 * thread may call.
 */
final class Assets {
    /** @param etag a hash of the body, in quotes */
    record Asset(String type, String etag, Buffer body) {
        static Asset of(String type, byte[] body) {
            String hash = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(sha256(body))
                    .substring(0, 22);
            return new Asset(type, "\"" + hash + "\"", Buffer.buffer(body));
        }

        /** The file, or 304 where the client has it already. It asks each time: a file may change with the program. */
        Reply reply(Request request) {
            Reply reply = Preconditions.notModified(request.header("If-None-Match"), etag)
                    ? Reply.empty(304)
                    : Reply.of(200, type, body);
            return reply.with("ETag", etag).with("Cache-Control", "no-cache").with("X-Content-Type-Options", "nosniff");
        }
    }

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "yaml", "application/yaml",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "webmanifest", "application/manifest+json");

    /** Nothing else is even looked for. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_./-]{1,200}\\.([a-z]{2,11})");

    private final Map<String, Asset> known = new ConcurrentHashMap<>();

    /** The file with this name among the program's own, or null. */
    private @Nullable Asset find(String name) {
        Asset asset = known.get(name);
        if (asset == null) {
            asset = read(name);
            if (asset != null) {
                known.put(name, asset);
            }
        }
        return asset;
    }

    /** As {@link #find}; {@code NOT_FOUND} where there is none. */
    Asset get(String name) {
        Asset asset = find(name);
        if (asset == null) {
            throw Problem.of(Problem.Kind.NOT_FOUND, "There is no file " + name + ".");
        }
        return asset;
    }

    private static @Nullable Asset read(String name) {
        var matcher = NAME.matcher(name);
        // no empty part and none that starts with a dot: nothing leads out of a folder
        boolean inside = !name.contains("//") && !name.contains("/.") && !name.startsWith(".");
        String type = inside && matcher.matches() ? TYPES.get(matcher.group(1)) : null;
        if (type == null) {
            return null;
        }
        try (InputStream file = Assets.class.getClassLoader().getResourceAsStream(name)) {
            return file == null ? null : Asset.of(type, file.readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
