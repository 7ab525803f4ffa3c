package dev.kaam.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.TestKaam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipeliningTest {
    private static final int REQUESTS = 10_000;
    private static final String LOCAL = "Host: localhost";

    @Test
    void requests_sent_without_waiting_are_answered_in_order(@TempDir Path data) throws Exception {
        try (TestKaam kaam = TestKaam.on(data);
                RawHttp client = RawHttp.to(kaam)) {
            var sent = CompletableFuture.runAsync(() -> sendAll(client));
            String newest = "";
            for (int i = 0; i < REQUESTS; i++) {
                RawHttp.Answer answer = client.answer();
                if (adds(i)) {
                    assertThat(answer.status()).isEqualTo(201);
                    newest = answer.body();
                    assertThat(newest).contains("\"title\":\"" + i + "\"");
                } else {
                    assertThat(answer.body()).isEqualTo("[" + newest + "]");
                }
            }
            sent.join();
        }
    }

    private static void sendAll(RawHttp client) {
        try {
            for (int i = 0; i < REQUESTS; i++) {
                client.send(
                        adds(i)
                                ? RawHttp.post("{\"title\":\"" + i + "\"}", LOCAL)
                                : RawHttp.request("GET /todos?limit=1", LOCAL));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean adds(int i) {
        return i % 10 == 0;
    }
}
