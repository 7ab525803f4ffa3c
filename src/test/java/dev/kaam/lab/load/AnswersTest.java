package dev.kaam.lab.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.SystemTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswersTest {
    @Test
    void an_answer_is_its_status_its_headers_and_its_body() throws Exception {
        String text =
                "HTTP/1.1 201 Created\r\nLocation: /todos/1\r\ncontent-LENGTH:  10 \r\nX: a:b\r\n\r\n{\"a\":\"é\"}";
        try (var server = new TinyServer(request -> text)) {
            Answer answer = new Clients(SystemTime.INSTANCE).ask(server.address(), Call.post("/todos", "{}"));
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.headers())
                    .containsEntry("location", "/todos/1")
                    .containsEntry("content-length", "10")
                    .containsEntry("x", "a:b");
            assertThat(answer.body()).isEqualTo("{\"a\":\"é\"}");
            assertThat(answer.exchange().isWell()).isTrue();
        }
    }

    @Test
    void an_answer_may_come_in_any_pieces_and_the_next_right_behind_it() throws IOException {
        String large = "x".repeat(5_000);
        String two = "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + large
                + "HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
        for (int piece : new int[] {1, 7, 1_000, 10_000}) {
            var reply = new Reply(inPieces(two, piece));
            reply.read();
            assertThat(reply.body()).isEqualTo(large);
            reply.read();
            assertThat(reply.head().status()).isEqualTo(204);
            assertThat(reply.body()).isEmpty();
            reply.read();
            assertThat(reply.body()).isEqualTo("ok");
        }
    }

    @Test
    void go_on_is_no_answer() throws Exception {
        try (var server = new TinyServer(request -> "HTTP/1.1 100 Continue\r\n\r\n" + TinyServer.OK)) {
            Answer answer = new Clients(SystemTime.INSTANCE).ask(server.address(), Call.get("/"));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("ok");
        }
    }

    private static InputStream inPieces(String text, int most) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] to, int at, int length) {
                return super.read(to, at, Math.min(most, length));
            }
        };
    }
}
