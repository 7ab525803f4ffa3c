package dev.kaam.lab.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kaam.SystemTime;
import dev.kaam.lab.LabException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConversationsTest {
    private static final Call GET = Call.get("/");

    private final Conversations conversations = new Conversations(SystemTime.INSTANCE);

    @Test
    void what_each_has_come_to_is_told_in_their_order_and_how_long_all_took() throws Exception {
        try (var server = TinyServer.after(Duration.ofMillis(5))) {
            var held = conversations.held(
                    server.address(),
                    3,
                    client -> client.number() + client.ask(GET).status());
            assertThat(held.said()).containsExactly(200, 201, 202);
            assertThat(held.ended() - held.begun()).isGreaterThanOrEqualTo(5_000_000);
        }
    }

    @Test
    void more_than_the_system_allows_are_refused_at_once() throws Exception {
        try (var server = TinyServer.after(Duration.ZERO)) {
            int tooMany = OpenFiles.left() + 1_000;
            assertThatThrownBy(() -> conversations.hold(server.address(), tooMany, client -> client.ask(GET)))
                    .isInstanceOf(LabException.class)
                    .hasMessageContaining("open files");
            assertThat(server.connections()).isZero();
        }
    }
}
