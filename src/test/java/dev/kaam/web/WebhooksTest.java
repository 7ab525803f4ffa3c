package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.kaam.Settings;
import dev.kaam.TestKaam;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who wants to be told of changes says so, and is told. */
@SuppressWarnings("NullAway.Init")
class WebhooksTest {
    @TempDir
    private Path data;

    private TestKaam kaam;

    @BeforeEach
    void start() {
        kaam = TestKaam.with(data, settings -> settings.withOutward(new Settings.Outward(null, true, null)));
    }

    @AfterEach
    void stop() {
        kaam.close();
    }

    @Test
    void one_that_says_only_where_is_told_of_all_and_gets_a_secret_once() {
        var added = kaam.post("/webhooks", "{\"url\":\"https://example.org/a?b=c\"}");
        assertThat(added.statusCode()).isEqualTo(201);
        JsonNode webhook = Tree.of(added.body());
        String path = added.headers().firstValue("Location").orElseThrow();
        assertThat(path).isEqualTo("/webhooks/" + webhook.path("id").asText());
        assertThat(Base64.getUrlDecoder().decode(webhook.path("secret").asText()))
                .hasSize(32);
        assertThat(webhook.path("kinds"))
                .extracting(JsonNode::asText)
                .containsExactly("created", "updated", "deleted", "restored", "purged");
        for (String later : new String[] {
            kaam.get(path).body(),
            kaam.get("/webhooks").body(),
            kaam.post(path + "/enable", "").body()
        }) {
            assertThat(later).contains("https://example.org/a?b=c").doesNotContain("secret");
        }
    }

    @Test
    void two_secrets_that_are_made_are_not_the_same() {
        assertThat(Stream.of(1, 2)
                        .map(i -> Tree.of(kaam.post("/webhooks", "{\"url\":\"https://example.org\"}")
                                        .body())
                                .path("secret")
                                .asText())
                        .distinct())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                         | /url     | is missing
            {"url":7}                                                  | /url     | must be a text
            {"url":"ftp://example.org"}                                | /url     | must begin with https://
            {"url":"https://e.org","secret":"0123456789abcde"}         | /secret  | 16 to 200 visible ASCII
            {"url":"https://e.org","secret":"0123456789abcde f"}       | /secret  | 16 to 200 visible ASCII
            {"url":"https://e.org","secret":"0123456789abcdeé"}        | /secret  | 16 to 200 visible ASCII
            {"url":"https://e.org","kinds":[]}                         | /kinds   | one kind at least
            {"url":"https://e.org","kinds":"created"}                  | /kinds   | array of texts
            {"url":"https://e.org","kinds":["created","CREATED"]}      | /kinds/1 | must be one of created, updated
            {"url":"https://e.org","title":"x"}                        | /title   | is not a field here
            """)
    void what_is_wrong_is_named(String body, String pointer, String detail) {
        var refused = kaam.post("/webhooks", body);
        assertThat(Refusal.of(refused, 422, "invalid").pointers()).containsExactly(pointer);
        assertThat(refused.body()).contains(detail);
        assertThat(kaam.get("/webhooks").body()).isEqualTo("[]");
    }

    @Test
    void one_that_is_gone_or_never_was_is_not_found() {
        String path = add("https://example.org", "[\"created\"]");
        assertThat(kaam.delete(path).statusCode()).isEqualTo(204);
        for (String each : new String[] {path, "/webhooks/nonsense"}) {
            assertThat(Refusal.of(kaam.get(each), 404, "not-found").detail()).contains("webhook");
            Refusal.of(kaam.delete(each), 404, "not-found");
            Refusal.of(kaam.post(each + "/enable", ""), 404, "not-found");
        }
    }

    @Test
    void without_leave_an_address_of_this_machine_is_refused(@TempDir Path other) {
        try (TestKaam shy = TestKaam.on(other)) {
            var refused = shy.post("/webhooks", "{\"url\":\"http://127.0.0.1:" + shy.port() + "/todos\"}");
            assertThat(Refusal.of(refused, 422, "invalid").detail()).contains("--webhooks-to-private");
        }
    }

    @Test
    void each_change_of_a_kind_that_is_wanted_comes_in_order_also_with_the_fake_database(@TempDir Path other)
            throws Exception {
        assertTold(kaam);
        try (TestKaam fake = TestKaam.with(
                other,
                settings -> settings.withFakeDb(new Settings.FakeDb(java.time.Duration.ZERO, java.time.Duration.ZERO))
                        .withOutward(new Settings.Outward(null, true, null)))) {
            assertTold(fake);
        }
    }

    private static void assertTold(TestKaam kaam) throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            told.add(exchange.getRequestHeaders().getFirst("Kaam-Event") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        receiver.start();
        try {
            String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
            String body = "{\"url\":\"" + url + "\",\"kinds\":[\"created\",\"updated\",\"purged\"]}";
            assertThat(kaam.post("/webhooks", body).statusCode()).isEqualTo(201);
            String todo = Listed.add(kaam, "{\"title\":\"milk\"}");
            assertThat(next(told)).startsWith("todo.created").contains("\"title\":\"milk\"", kaam.url(todo));
            kaam.patch(todo, "{\"title\":\"bread\"}");
            assertThat(next(told)).startsWith("todo.updated").contains("\"title\":\"bread\"");
            kaam.delete(todo);
            kaam.delete(todo.replace("/todos/", "/trash/"));
            assertThat(next(told)).startsWith("todo.purged").doesNotContain("bread");
            assertThat(told).isEmpty();
        } finally {
            receiver.stop(0);
        }
    }

    private static String next(BlockingQueue<String> told) throws InterruptedException {
        String next = told.poll(20, TimeUnit.SECONDS);
        return next == null ? "nothing was told" : next;
    }

    private String add(String url, String kinds) {
        return kaam.post("/webhooks", "{\"url\":\"" + url + "\",\"kinds\":" + kinds + "}")
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }
}
