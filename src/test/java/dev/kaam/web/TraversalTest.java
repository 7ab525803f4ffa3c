package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.TestKaam;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing leads out of the folders of the page. Asked over a raw socket: a tame client would tidy the path. */
class TraversalTest {
    private static final String LOCAL = "Host: localhost";
    private static TestKaam kaam;

    @BeforeAll
    static void start(@TempDir Path data) {
        kaam = TestKaam.on(data);
    }

    @AfterAll
    static void stop() {
        kaam.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/web/../db/sqlite/V1__todos_and_their_changes.sql",
                "/web/../tinylog.properties",
                "/web/../../../../../../etc/passwd",
                "/web/%2e%2e/META-INF/resources/webjars/lit/package.json",
                "/web/%2e%2e%2ftinylog.properties",
                "/web/..%2f..%2fdev/kaam/Main.class",
                "/web/..%5capp.js",
                "/web/..\\app.js",
                "/web/%2fetc/passwd",
                "/web//etc/passwd",
                "/web/%252e%252e/app.js",
                "/web/app.js%00.css",
                "/web/%00/app.js",
                "/web/.app.js",
                "/web/file:/etc/passwd.js",
                "/web/",
                "/web",
                "/web/todos",
                "/web/todos/",
                "/webjars/..%2f..%2f..%2fweb/app.js",
                "/webjars/%2e%2e/%2e%2e/%2e%2e/tinylog.properties",
                "/webjars/../../MANIFEST.MF",
                "/webjars/"
            })
    void a_way_out_of_the_folder_finds_nothing(String path) throws IOException {
        Refusal.of(RawHttp.ask(kaam, RawHttp.request("GET " + path, LOCAL)), 404, "not-found");
    }

    @Test
    void a_file_of_the_page_is_found_on_the_same_way() throws IOException {
        var file = RawHttp.ask(kaam, RawHttp.request("GET /web/todos/../app.js", LOCAL));
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.headers()).containsEntry("X-Content-Type-Options", "nosniff");
    }

    @Test
    void a_long_path_is_not_found_like_any_other() throws IOException {
        String deep = "/web/" + "a/".repeat(1500) + "a.js";
        Refusal.of(RawHttp.ask(kaam, RawHttp.request("GET " + deep, LOCAL)), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/web/index.html", "/web/app.js"})
    void each_file_comes_with_the_policy_that_keeps_others_from_framing_it(String path) {
        assertThat(kaam.get(path)
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'", "'sha256-");
    }
}
