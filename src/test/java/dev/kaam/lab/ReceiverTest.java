package dev.kaam.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiverTest {
    @Test
    void it_counts_how_often_it_is_called_with_the_same() throws Exception {
        try (var receiver = Receiver.open();
                var client = HttpClient.newHttpClient()) {
            for (String body : List.of("one", "two", "one")) {
                var call = HttpRequest.newBuilder(receiver.address()).POST(BodyPublishers.ofString(body));
                assertThat(client.send(call.build(), BodyHandlers.discarding()).statusCode())
                        .isEqualTo(204);
            }

            assertThat(receiver.count("one")).isEqualTo(2);
            assertThat(receiver.count("two")).isEqualTo(1);
            assertThat(receiver.count("three")).isZero();
        }
    }

    @Test
    void its_address_stands_where_a_setup_names_it() {
        try (var receiver = Receiver.open()) {
            var setup = Setup.of("server", "virtual-threads").with("--fake-task", "by=durable,to=" + Setup.RECEIVER);

            assertThat(setup.calling(receiver).options().getLast()).isEqualTo("by=durable,to=" + receiver.address());
        }
    }
}
