package dev.kaam.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kaam.change.Change;
import dev.kaam.change.Webhook;
import dev.kaam.change.WebhookUrl;
import dev.kaam.todo.Wrongs;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A webhook as JSON, and what it is sent. */
public final class WebhookJson {
    private static final Set<String> FIELDS = new LinkedHashSet<>(List.of("url", "secret", "kinds"));
    private static final int SECRET_MIN = 16;
    private static final int SECRET_MAX = 200;
    private static final Map<String, Change.Kind> KINDS = Arrays.stream(Change.Kind.values())
            .collect(Collectors.toMap(WebhookJson::name, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    private static final String KNOWN = String.join(", ", KINDS.keySet());

    /**
     * Its text never holds the secret.
     *
     * @param secret null: one is to be made
     */
    record Draft(URI url, @Nullable String secret, Set<Change.Kind> kinds) {
        @Override
        public String toString() {
            return "Webhook to " + url + " of " + kinds;
        }
    }

    private WebhookJson() {}

    static Draft draft(ObjectNode body, boolean toPrivate) {
        var wrongs = new Wrongs();
        var fields = new Fields(body, "", wrongs);
        fields.only(FIELDS);
        String text = fields.requiredText("url");
        String secret = fields.text("secret");
        if (secret != null && !secret.matches("[!-~]{" + SECRET_MIN + "," + SECRET_MAX + "}")) {
            fields.wrong("secret", "must be " + SECRET_MIN + " to " + SECRET_MAX + " visible ASCII characters");
        }
        Set<Change.Kind> kinds = kinds(body, fields, wrongs);
        return wrongs.orThrow(() -> new Draft(WebhookUrl.of(text, toPrivate), secret, kinds));
    }

    private static Set<Change.Kind> kinds(ObjectNode body, Fields fields, Wrongs wrongs) {
        if (!body.hasNonNull("kinds")) {
            return EnumSet.allOf(Change.Kind.class);
        }
        List<String> names = fields.texts("kinds");
        var kinds = EnumSet.noneOf(Change.Kind.class);
        for (int i = 0; i < names.size(); i++) {
            Change.Kind kind = KINDS.get(names.get(i));
            if (kind == null) {
                wrongs.add("/kinds/" + i, "must be one of " + KNOWN);
            } else {
                kinds.add(kind);
            }
        }
        if (names.isEmpty()) {
            fields.wrong("kinds", "must name one kind at least: " + KNOWN);
        }
        return kinds;
    }

    static void write(JsonGenerator to, Webhook webhook) throws IOException {
        to.writeStartObject();
        writeFields(to, webhook);
        to.writeEndObject();
    }

    /** The only answer that tells the secret. */
    static void writeWithSecret(JsonGenerator to, Webhook webhook) throws IOException {
        to.writeStartObject();
        writeFields(to, webhook);
        to.writeStringField("secret", webhook.secret());
        to.writeEndObject();
    }

    private static void writeFields(JsonGenerator to, Webhook webhook) throws IOException {
        to.writeStringField("id", webhook.id().toString());
        to.writeStringField("url", webhook.url().toString());
        to.writeArrayFieldStart("kinds");
        for (Change.Kind kind : EnumSet.copyOf(webhook.kinds())) {
            to.writeString(name(kind));
        }
        to.writeEndArray();
        to.writeStringField("createdAt", Iso.text(webhook.createdAt()));
        to.writeNumberField("failures", webhook.failures());
        to.writeStringField("disabledBecause", webhook.disabledBecause());
    }

    /** What a webhook is sent of a change: as {@code /changes} tells it, with the id of the delivery. */
    public static byte[] delivery(UUID id, String owner, Change change, String base) {
        return Json.buffer(to -> {
                    to.writeStartObject();
                    to.writeStringField("id", id.toString());
                    ChangeJson.writeFields(to, change, owner, base);
                    to.writeEndObject();
                })
                .getBytes();
    }

    static String name(Change.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
