package dev.kaam.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls to servers that do not mean well. */
@SuppressWarnings("NullAway.Init")
class CallsTest {
    private static final Resolver DNS = InetAddress::getAllByName;
    private static final byte[] BODY = "{\"a\":\"घर\"}".getBytes(StandardCharsets.UTF_8);

    private Receiver receiver;
    private Calls calls;

    @BeforeEach
    void start() throws Exception {
        receiver = new Receiver();
        calls = new Calls(DNS, true, SSLContext.getDefault(), 4);
    }

    @AfterEach
    void stop() throws IOException {
        calls.close();
        receiver.close();
    }

    @Test
    void what_is_sent_comes_as_it_is_and_nothing_beside_it() throws Exception {
        assertThat(calls.post(receiver.url(), Map.of("Kaam-Event", "todo.created"), BODY))
                .isEqualTo(204);
        Receiver.Call call = receiver.call();
        assertThat(call.line()).isEqualTo("POST /hook?a=%20b HTTP/1.1");
        assertThat(call.body()).isEqualTo("{\"a\":\"घर\"}");
        assertThat(call.headers())
                .containsEntry("Host", "127.0.0.1:" + receiver.port())
                .containsEntry("Content-Type", "application/json")
                .containsEntry("Kaam-Event", "todo.created")
                .containsEntry("User-Agent", "Kaam")
                .doesNotContainKeys("Cookie", "Accept-Encoding", "Authorization", "Transfer-Encoding");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 299, 400, 401, 407, 410, 429, 500, 503})
    void the_status_is_told_whatever_it_is(int status) throws Exception {
        receiver.answers(Receiver.text("HTTP/1.1 " + status + " X\r\nContent-Length: 2\r\n\r\nok"));
        assertThat(post()).isEqualTo(status);
        assertThat(receiver.connections()).isEqualTo(1);
    }

    @Test
    void nobody_is_followed_elsewhere() throws Exception {
        receiver.answers(
                Receiver.text("HTTP/1.1 307 X\r\nLocation: " + receiver.url() + "\r\nContent-Length: 0\r\n\r\n"));
        assertThat(post()).isEqualTo(307);
        assertThat(receiver.connections()).isEqualTo(1);
    }

    @Test
    void cookies_and_connections_are_not_kept() throws Exception {
        receiver.answers(Receiver.text(
                "HTTP/1.1 200 X\r\nSet-Cookie: a=b\r\nConnection: keep-alive\r\nContent-Length: 0\r\n\r\n"));
        post();
        post();
        receiver.call();
        assertThat(receiver.call().headers()).doesNotContainKey("Cookie");
        assertThat(receiver.connections()).isEqualTo(2);
    }

    @Test
    void a_call_takes_no_place_once_it_is_over() throws Exception {
        for (int i = 0; i < 9; i++) {
            assertThat(post()).isEqualTo(204);
            receiver.answers(Receiver.text(i % 2 == 0 ? "" : "HTTP/1.1 500 X\r\nContent-Length: 9\r\n\r\n"));
            if (i % 2 == 0) {
                fails();
            } else {
                assertThat(post()).isEqualTo(500);
            }
            receiver.answers(Receiver.OK);
        }
        assertThat(receiver.connections()).isEqualTo(18);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1073741824", "Transfer-Encoding: chunked", "X: until it is closed"})
    void of_a_gigabyte_little_is_read(String how) throws Exception {
        var sent = new AtomicLong();
        var over = new CountDownLatch(1);
        receiver.answers(caller -> {
            try {
                pour(caller, how, sent);
            } finally {
                over.countDown();
            }
        });
        assertThat(post()).isEqualTo(200);
        assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
        // 64 KiB, and what lies in the sockets' buffers
        assertThat(sent.get()).isLessThan(32 << 20);
    }

    private static void pour(Socket caller, String how, AtomicLong sent) throws IOException {
        OutputStream out = caller.getOutputStream();
        out.write(("HTTP/1.1 200 X\r\n" + how + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        byte[] block = new byte[64 * 1024];
        boolean chunked = how.contains("chunked");
        while (sent.get() < 1L << 30) {
            if (chunked) {
                out.write("10000\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.write(block);
            if (chunked) {
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            sent.addAndGet(block.length);
        }
    }

    @Test
    void headers_without_end_are_not_read_to_the_end() {
        receiver.answers(caller -> {
            OutputStream out = caller.getOutputStream();
            out.write("HTTP/1.1 200 X\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] line = ("X: " + "x".repeat(5_000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            while (true) {
                out.write(line);
            }
        });
        fails();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense\r\n\r\n", "HTTP/1.1 2"})
    void one_that_closes_or_talks_nonsense_has_failed(String answer) {
        receiver.answers(Receiver.text(answer));
        fails();
        assertThat(receiver.connections()).as("it is not tried again at once").isEqualTo(1);
    }

    @Test
    void one_that_never_answers_is_left_after_ten_seconds() {
        receiver.answers(caller -> new CountDownLatch(1).await());
        long begun = System.nanoTime();
        fails();
        assertThat((System.nanoTime() - begun) / 1e9).isBetween(9.0, 16.0);
    }

    @Test
    void an_interrupt_ends_a_call_at_once() throws Exception {
        receiver.answers(caller -> new CountDownLatch(1).await());
        var end = new Exchanger<Exception>();
        Thread caller = Thread.ofVirtual().start(() -> {
            Exception failure = null;
            try {
                post();
            } catch (IOException stopped) {
                failure = stopped;
            }
            Thread.interrupted();
            try {
                end.exchange(failure);
            } catch (InterruptedException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
        receiver.call();
        caller.interrupt();
        assertThat(end.exchange(null, 5, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
    }

    @Test
    void one_that_drips_a_byte_a_second_is_ended_by_an_interrupt() throws Exception {
        var dripped = new CountDownLatch(2);
        receiver.answers(caller -> {
            for (byte each : "HTTP/1.1 200 OK and so on and so on".getBytes(StandardCharsets.US_ASCII)) {
                caller.getOutputStream().write(each);
                dripped.countDown();
                Thread.sleep(200);
            }
        });
        var ended = new CountDownLatch(1);
        Thread caller = Thread.ofVirtual().start(() -> {
            fails();
            ended.countDown();
        });
        dripped.await();
        caller.interrupt();
        assertThat(ended.await(3, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_certificate_is_looked_at(@TempDir Path folder) throws Exception {
        var right = Certificate.of(folder, "dns:localhost,ip:127.0.0.1");
        var other = Certificate.of(folder, "dns:example.org");
        try (var honest = new Receiver(right.context().getServerSocketFactory());
                var wrong = new Receiver(other.context().getServerSocketFactory());
                var trustsRight = new Calls(DNS, true, right.context(), 4);
                var trustsOther = new Calls(DNS, true, other.context(), 4)) {
            URI url = URI.create("https://localhost:" + honest.port() + "/");
            assertThat(trustsRight.post(url, Map.of(), BODY)).isEqualTo(204);
            assertThatExceptionOfType(IOException.class)
                    .as("nobody vouches for it")
                    .isThrownBy(() -> calls.post(url, Map.of(), BODY));
            URI named = URI.create("https://localhost:" + wrong.port() + "/");
            assertThatExceptionOfType(IOException.class)
                    .as("it is for another name")
                    .isThrownBy(() -> trustsOther.post(named, Map.of(), BODY));
            assertThat(wrong.wasCalled()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "[::ffff:127.0.0.1]",
                "2130706433",
                "0177.0.0.1",
                "0x7f000001",
                "[::1]",
                "kaam.localhost"
            })
    void without_leave_nothing_on_this_machine_is_called_by_whatever_name(String host) throws Exception {
        try (var shy = new Calls(DNS, false, SSLContext.getDefault(), 4)) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(
                            () -> shy.post(URI.create("http://" + host + ":" + receiver.port() + "/"), Map.of(), BODY));
        }
        assertThat(receiver.connections()).isZero();
    }

    @Test
    void a_name_that_led_elsewhere_when_it_was_looked_at_does_not_lead_here_when_it_is_called() throws Exception {
        var asked = new AtomicInteger();
        Resolver rebinding = host -> {
            String address = asked.getAndIncrement() == 0 ? "1.1.1.1" : "127.0.0.1";
            return new InetAddress[] {InetAddress.ofLiteral(address)};
        };
        rebinding.addressesOf("evil.example");
        try (var shy = new Calls(rebinding, false, SSLContext.getDefault(), 4)) {
            assertThatExceptionOfType(UnknownHostException.class)
                    .isThrownBy(
                            () -> shy.post(URI.create("http://evil.example:" + receiver.port() + "/"), Map.of(), BODY))
                    .withMessageContaining("evil.example leads to this machine or its network");
        }
        assertThat(receiver.connections()).isZero();
    }

    @Test
    void a_name_with_one_private_address_among_others_is_not_called_at_all() throws Exception {
        Resolver mixed =
                host -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("1.1.1.1")};
        try (var shy = new Calls(mixed, false, SSLContext.getDefault(), 4)) {
            assertThatExceptionOfType(UnknownHostException.class)
                    .isThrownBy(
                            () -> shy.post(URI.create("http://evil.example:" + receiver.port() + "/"), Map.of(), BODY));
        }
        assertThat(receiver.connections()).isZero();
    }

    private int post() throws IOException {
        return calls.post(receiver.url(), Map.of(), BODY);
    }

    private void fails() {
        assertThatExceptionOfType(IOException.class).isThrownBy(this::post);
    }
}
