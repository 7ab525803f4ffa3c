package dev.kaam.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kaam.background.TaskHandler.Hopeless;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import jakarta.mail.MessagingException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail servers that are strict, and some that do not mean well. */
@SuppressWarnings("NullAway.Init")
class SmtpTest {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final UUID TASK = UUID.fromString("01a20d7b-485b-7000-ab86-64a078a3299f");
    private static final Todo MILK = Todo.first(TASK, TodoDraft.titled("milk"), NOW);

    @TempDir
    private static Path folder;

    private static SSLContext trusted;

    @BeforeAll
    static void certify() throws Exception {
        trusted = Certificate.of(folder, "dns:localhost").context();
    }

    @Test
    void starttls_comes_before_the_password_and_the_letter() throws Exception {
        try (var server = new SmallSmtp(trusted)) {
            send("smtp://me:swordfish@localhost:" + server.port() + "?starttls=yes");
            assertThat(server.said()).containsSequence("EHLO kaam", "STARTTLS");
            assertThat(server.said().stream().filter(line -> !line.startsWith("tls ")))
                    .containsExactly("EHLO kaam", "STARTTLS");
            assertThat(server.said()).anyMatch(line -> line.startsWith("tls AUTH PLAIN"));
            assertThat(server.said()).contains("tls Message-ID: <" + TASK + "@kaam>", "tls Subject: Reminder: milk");
        }
    }

    @Test
    void a_server_that_cannot_starttls_gets_no_password_and_no_letter() throws Exception {
        try (var server = new SmallSmtp(null)) {
            assertThatExceptionOfType(MessagingException.class)
                    .isThrownBy(() -> send("smtp://me:swordfish@localhost:" + server.port() + "?starttls=yes"));
            assertThat(server.said()).noneMatch(line -> line.contains("AUTH") || line.contains("MAIL"));
        }
    }

    @Test
    void a_certificate_for_another_name_gets_no_password() throws Exception {
        SSLContext other = Certificate.of(folder, "dns:mail.example.org").context();
        try (var server = new SmallSmtp(other)) {
            assertThatExceptionOfType(MessagingException.class)
                    .isThrownBy(() -> send("smtp://me:swordfish@localhost:" + server.port() + "?starttls=yes", other));
            assertThat(server.said()).noneMatch(line -> line.contains("AUTH"));
        }
    }

    @Test
    void a_certificate_that_nobody_vouches_for_gets_no_password() throws Exception {
        try (var server = new SmallSmtp(trusted)) {
            assertThatExceptionOfType(MessagingException.class)
                    .isThrownBy(() -> send(
                            "smtp://me:swordfish@localhost:" + server.port() + "?starttls=yes",
                            SSLContext.getDefault()));
            assertThat(server.said()).noneMatch(line -> line.contains("AUTH"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 550 5.7.1 not you",
        "RCPT, 550 5.1.1 nobody of that name",
        "RCPT, 553 5.1.3 bad address",
        "DATA, 554 5.5.1 no",
        "., 552 5.3.4 too large",
        "., 554 5.7.1 spam",
        "AUTH, 535 5.7.8 wrong password"
    })
    void what_is_refused_for_good_is_hopeless_and_says_what_the_server_said(String verb, String answer)
            throws Exception {
        try (var server = new SmallSmtp(null).answering(verb, answer)) {
            assertThatExceptionOfType(Hopeless.class)
                    .isThrownBy(() -> send("smtp://me:swordfish@localhost:" + server.port()))
                    .withMessageContaining(answer)
                    .satisfies(why -> assertThat(why.getMessage()).doesNotContain("swordfish"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "BANNER, 421 4.3.2 later",
        "MAIL, 451 4.3.0 later",
        "RCPT, 450 4.2.0 greylisted",
        "DATA, 451 later",
        "., 452 4.3.1 full",
        "AUTH, 454 4.7.0 later"
    })
    void what_is_refused_for_now_is_tried_again_and_says_what_the_server_said(String verb, String answer)
            throws Exception {
        try (var server = new SmallSmtp(null).answering(verb, answer)) {
            assertThatExceptionOfType(MailRefused.class)
                    .isThrownBy(() -> send("smtp://me:swordfish@localhost:" + server.port()))
                    .withMessage("The mail server refused for now: " + answer);
        }
    }

    @ParameterizedTest
    @CsvSource({"BANNER, CLOSE", "EHLO, CLOSE", "MAIL, CLOSE", "DATA, CLOSE", "., CLOSE"})
    void what_breaks_off_is_tried_again(String verb, String answer) throws Exception {
        try (var server = new SmallSmtp(null).answering(verb, answer)) {
            assertThatExceptionOfType(MessagingException.class)
                    .isThrownBy(() -> send("smtp://me:swordfish@localhost:" + server.port()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SmallSmtp.CLOSE, SmallSmtp.HANG, "421 4.3.2 later"})
    void a_letter_that_was_taken_is_sent_whatever_becomes_of_the_goodbye(String answer) throws Exception {
        try (var server = new SmallSmtp(null).answering("QUIT", answer)) {
            send("smtp://localhost:" + server.port());
            assertThat(server.said()).contains("Subject: Reminder: milk");
        }
    }

    @Test
    void nobody_is_at_home() throws Exception {
        int port;
        try (var server = new SmallSmtp(null)) {
            port = server.port();
        }
        assertThatExceptionOfType(MessagingException.class).isThrownBy(() -> send("smtp://localhost:" + port));
        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> send("smtp://nowhere.invalid?starttls=no"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BANNER", "DATA"})
    void a_server_that_hangs_is_left_when_patience_ends(String verb) throws Exception {
        try (var server = new SmallSmtp(null).answering(verb, SmallSmtp.HANG)) {
            long begun = System.nanoTime();
            assertThatExceptionOfType(MessagingException.class)
                    .isThrownBy(() -> send("smtp://localhost:" + server.port()));
            assertThat((System.nanoTime() - begun) / 1e9).isBetween(0.9, 9.0);
        }
    }

    @Test
    void an_interrupt_ends_it() throws Exception {
        try (var server = new SmallSmtp(null).answering("MAIL", SmallSmtp.HANG)) {
            var ended = new CountDownLatch(1);
            Thread sender = Thread.ofVirtual().start(() -> {
                try {
                    send("smtp://localhost:" + server.port());
                } catch (Exception stopped) {
                    ended.countDown();
                }
            });
            while (server.said().stream().noneMatch(line -> line.startsWith("MAIL"))) {
                Thread.onSpinWait();
            }
            sender.interrupt();
            assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void send(String smtp) throws Exception {
        send(smtp, trusted);
    }

    private static void send(String url, SSLContext tls) throws Exception {
        Mail mail = Mail.of(url, null, "kaam@example.org", "me@example.org");
        var smtp = new Smtp(mail, InetAddress::getAllByName, tls, PATIENCE);
        smtp.send(Letter.of(smtp.session(), mail, TASK, MILK, "http://localhost:8080/", NOW));
    }
}
