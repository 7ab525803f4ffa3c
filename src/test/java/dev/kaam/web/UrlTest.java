package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.TestKaam;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UrlTest {
    @Test
    void a_todo_names_itself_by_the_address_at_which_the_client_reached_it(@TempDir Path data) throws Exception {
        try (TestKaam kaam = TestKaam.on(data)) {
            String location = kaam.post("/todos", "{\"title\":\"t\"}")
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            for (String host : new String[] {"localhost", "127.0.0.1:" + kaam.port(), "localhost"}) {
                String body = RawHttp.ask(kaam, RawHttp.request("GET " + location, "Host: " + host))
                        .body();
                assertThat(body).contains("\"url\":\"http://" + host + location + "\"");
                String list = RawHttp.ask(kaam, RawHttp.request("GET /todos", "Host: " + host))
                        .body();
                assertThat(list).isEqualTo("[" + body + "]");
            }
        }
    }
}
