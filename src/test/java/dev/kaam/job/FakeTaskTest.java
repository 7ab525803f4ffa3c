package dev.kaam.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kaam.background.Outcome;
import dev.kaam.flow.SettableTime;
import dev.kaam.store.FakeDatabase;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FakeTaskTest {
    private final List<String> done = new ArrayList<>();
    private final Todo todo = new FakeDatabase(new SettableTime(), Duration.ZERO, () -> {}, new Random(1))
            .add("local", TodoDraft.titled("milk"));

    private Receiver receiver;
    private Calls calls;

    @SuppressWarnings("NullAway.Init") // each test starts with them
    FakeTaskTest() {}

    @BeforeEach
    void listen() throws Exception {
        receiver = new Receiver();
        calls = new Calls(
                host -> new InetAddress[] {InetAddress.ofLiteral(host)},
                true,
                SSLContext.getDefault(),
                FakeTask.PLACES);
    }

    @AfterEach
    void stop() throws Exception {
        calls.close();
        receiver.close();
    }

    @Test
    void it_waits_then_computes_then_calls_with_the_todo() throws Exception {
        FakeTask fake = fake(200, receiver.url());
        var task = Tasks.running(new UUID(1, 1), "local", FakeTask.draft(todo), 1);
        assertThat(fake.run(task)).isEqualTo(Outcome.done());
        assertThat(done).containsExactly("waited PT0.2S", "computed");
        Receiver.Call call = receiver.call();
        assertThat(call.line()).startsWith("POST /hook");
        assertThat(call.body()).isEqualTo("{\"todo\":\"" + todo.id() + "\"}");
    }

    @Test
    void nobody_is_called_where_nobody_was_named_and_no_wait_is_none() throws Exception {
        fake(0, null).work(todo.id());
        assertThat(done).containsExactly("computed");
        assertThat(receiver.wasCalled()).isFalse();
    }

    @Test
    void who_is_called_and_does_not_take_it_makes_it_fail() {
        receiver.answers(Receiver.text("HTTP/1.1 503 No\r\n\r\n"));
        assertThatExceptionOfType(CallFailed.class)
                .isThrownBy(() -> fake(0, receiver.url()).work(todo.id()))
                .withMessage("It answered 503.");
    }

    private FakeTask fake(long wait, @Nullable URI to) {
        var length = new FakeTask.Length(Duration.ofMillis(wait), () -> done.add("computed"), to);
        return new FakeTask(length, pause -> done.add("waited " + pause), calls);
    }
}
