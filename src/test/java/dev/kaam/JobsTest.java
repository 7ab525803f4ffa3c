package dev.kaam;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.kaam.job.Mail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program does the work that was asked for, also that of before it was started. */
class JobsTest {
    private static final InstantSource CLOCK = InstantSource.system();

    @Test
    void a_todo_is_reminded_of_by_mail(@TempDir Path data) throws Exception {
        GreenMail server = mailServer();
        try (TestKaam kaam = withMail(data, server)) {
            kaam.post("/todos", remind("milk", CLOCK.instant()));
            assertThat(server.waitForIncomingEmail(20_000, 1)).isTrue();
            assertThat(subjects(server)).containsExactly("Reminder: milk");
        } finally {
            server.stop();
        }
    }

    @Test
    void what_nobody_could_send_is_sent_by_the_next_program_that_can(@TempDir Path data) throws Exception {
        try (TestKaam kaam = TestKaam.on(data)) {
            assertThat(kaam.post("/todos", remind("bread", CLOCK.instant())).statusCode())
                    .isEqualTo(201);
        }
        GreenMail server = mailServer();
        try (TestKaam kaam = withMail(data, server)) {
            assertThat(kaam.port()).isPositive();
            assertThat(server.waitForIncomingEmail(20_000, 1)).isTrue();
            assertThat(subjects(server)).containsExactly("Reminder: bread");
        } finally {
            server.stop();
        }
    }

    @Test
    void a_program_that_cannot_send_the_reminders_that_wait_says_so_at_its_start(@TempDir Path data) throws Exception {
        assertThat(errorsOf(
                        data,
                        kaam -> kaam.post(
                                "/todos", remind("milk", CLOCK.instant().plusSeconds(9_999)))))
                .noneMatch(line -> line.contains("reminders.waiting"));
        assertThat(errorsOf(data, kaam -> {}))
                .filteredOn(line -> line.contains("reminders.waiting"))
                .singleElement()
                .asString()
                .contains("--smtp");
        assertThat(errorsOf(data, kaam -> {}, "--smtp=smtp://127.0.0.1:9", "--mail-from=a@b.c", "--mail-to=d@e.f"))
                .noneMatch(line -> line.contains("reminders.waiting"));
    }

    private interface Doing {
        void with(KaamProcess kaam) throws Exception;
    }

    private static List<String> errorsOf(Path data, Doing doing, String... options) throws Exception {
        try (KaamProcess kaam = KaamProcess.serve(data, options)) {
            doing.with(kaam);
            kaam.tellToStop();
            return kaam.err();
        }
    }

    private static String remind(String title, Instant at) {
        return "{\"title\":\"" + title + "\",\"remind\":{\"at\":\"" + Instant.ofEpochMilli(at.toEpochMilli()) + "\"}}";
    }

    private static GreenMail mailServer() {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    private static TestKaam withMail(Path data, GreenMail server) {
        Mail mail =
                Mail.of("smtp://127.0.0.1:" + server.getSmtp().getPort(), null, "kaam@example.org", "me@example.org");
        return TestKaam.with(data, settings -> settings.withOutward(new Settings.Outward(mail, false, null)));
    }

    private static List<String> subjects(GreenMail server) throws MessagingException {
        var subjects = new ArrayList<String>();
        for (MimeMessage letter : server.getReceivedMessages()) {
            subjects.add(letter.getSubject());
        }
        return subjects;
    }
}
