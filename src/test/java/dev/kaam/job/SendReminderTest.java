package dev.kaam.job;

import static dev.kaam.todo.Expected.ANY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.kaam.background.Outcome;
import dev.kaam.background.Task;
import dev.kaam.background.TaskDraft;
import dev.kaam.background.TaskHandler.Hopeless;
import dev.kaam.flow.SettableTime;
import dev.kaam.store.SqlTodos;
import dev.kaam.store.Sqlite;
import dev.kaam.todo.Due;
import dev.kaam.todo.Remind;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reminder comes by e-mail when it is right to send it. */
@SuppressWarnings("NullAway.Init")
class SendReminderTest {
    private static final String MINE = "local";
    private static final ZoneId HERE = ZoneId.of("Asia/Kolkata");
    private static final UUID TASK = UUID.fromString("01a20d7b-485b-7000-ab86-64a078a3299f");
    private static final Remind AT = Remind.at(Instant.parse("2026-11-25T09:00:00Z"));
    private static final Due TOMORROW =
            new Due(LocalDate.of(2026, 11, 25), LocalTime.of(9, 30), ZoneId.of("Europe/Berlin"));

    private final SettableTime time = new SettableTime();
    private GreenMail server;
    private Sqlite database;
    private SqlTodos todos;
    private SendReminder job;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.setUser("me@example.org", "me", "swordfish");
        server.start();
        database = Sqlite.open(folder, 1);
        todos = new SqlTodos(database, time, new Random(1));
        job = job(HERE);
    }

    private SendReminder job(ZoneId here) throws Exception {
        Mail mail = Mail.of(
                "smtp://me:swordfish@127.0.0.1:" + server.getSmtp().getPort(),
                null,
                "Kaam <kaam@example.org>",
                "me@example.org");
        var smtp = new Smtp(mail, InetAddress::getAllByName, SSLContext.getDefault());
        return new SendReminder(todos, smtp, here, () -> "http://localhost:8080/", time);
    }

    @AfterEach
    void close() {
        server.stop();
        database.close();
    }

    @Test
    void it_tells_the_title_the_due_the_notes_and_where_the_page_is() throws Exception {
        Todo todo = todos.add(MINE, draft("दूध खरीदो — buy milk", "two litres\nthe blue one", TOMORROW, AT));
        assertThat(job.run(task(todo))).isEqualTo(Outcome.done());
        MimeMessage letter = received();
        assertThat(letter.getSubject()).isEqualTo("Reminder: दूध खरीदो — buy milk");
        assertThat(((String) letter.getContent()).replace("\r\n", "\n").strip()).isEqualTo("""
                        दूध खरीदो — buy milk

                        Due: 2026-11-25 09:30 (Europe/Berlin)

                        two litres
                        the blue one

                        http://localhost:8080/""");
        assertThat(letter.getFrom()[0]).hasToString("Kaam <kaam@example.org>");
        assertThat(letter.getAllRecipients()[0]).hasToString("me@example.org");
        assertThat(letter.getSentDate()).isEqualTo(Date.from(time.instant()));
        assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    @Test
    void a_plain_todo_has_a_plain_letter() throws Exception {
        job.run(task(todos.add(MINE, draft("milk", null, null, AT))));
        assertThat(((String) received().getContent()).replace("\r\n", "\n").strip())
                .isEqualTo("milk\n\nhttp://localhost:8080/");
    }

    @Test
    void a_repeat_has_the_same_message_id_which_is_that_of_the_task() throws Exception {
        Todo todo = todos.add(MINE, draft("milk", null, null, AT));
        job.run(task(todo));
        job.run(task(todo));
        assertThat(server.getReceivedMessages())
                .hasSize(2)
                .allSatisfy(letter -> assertThat(letter.getMessageID()).isEqualTo("<" + TASK + "@kaam>"));
    }

    @Test
    void no_title_adds_a_header() throws Exception {
        String title = "milk Bcc: evil@example.org".replace(' ', '\u2028') + " =?utf-8?q?=0d=0aBcc:_x@y.org?=";
        job.run(task(todos.add(MINE, draft(title, null, null, AT))));
        String head = GreenMailUtil.getHeaders(received());
        assertThat(head.lines()).noneMatch(line -> line.startsWith("Bcc"));
        assertThat(received().getAllRecipients()).hasSize(1);
    }

    @Test
    void nothing_is_sent_of_a_todo_that_is_gone_done_or_in_the_trash() throws Exception {
        Todo done = todos.add(MINE, draft("done", null, null, AT));
        Task ofDone = task(done);
        todos.change(
                MINE, done.id(), ANY, now -> new TodoDraft("done", null, true, null, null, List.of(), null, AT, null));
        Todo trashed = todos.add(MINE, draft("trashed", null, null, AT));
        todos.remove(MINE, trashed.id(), ANY);
        Todo purged = todos.add(MINE, draft("purged", null, null, AT));
        todos.remove(MINE, purged.id(), ANY);
        todos.purge(MINE, purged.id(), ANY);
        for (Task each : List.of(ofDone, task(trashed), task(purged))) {
            assertThat(job.run(each)).isEqualTo(Outcome.done());
        }
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void nothing_is_sent_where_the_time_is_another_by_now() throws Exception {
        Todo todo = todos.add(MINE, draft("milk", null, null, AT));
        Task task = task(todo);
        todos.change(MINE, todo.id(), ANY, now -> draft("milk", null, null, null));
        assertThat(job.run(task)).isEqualTo(Outcome.done());
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-24T12:00:00Z", "2026-11-25T09:05:00Z"})
    void what_is_past_at_its_new_time_too_is_not_asked_for_again(Instant moved) throws Exception {
        Todo todo = todos.add(MINE, draft("milk", null, null, AT));
        Task late = task(todo);
        todos.change(MINE, todo.id(), ANY, now -> draft("milk", null, null, Remind.at(moved)));
        time.pass(Duration.between(time.instant(), moved).plusDays(1));
        assertThat(job.run(late)).isEqualTo(Outcome.done());
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void where_the_server_has_moved_to_another_zone_it_is_sent_when_it_is_right_there() throws Exception {
        var day = new Due(LocalDate.of(2026, 11, 25), null, null);
        Todo todo = todos.add(MINE, draft("milk", null, day, Remind.before(Duration.ZERO)));
        var moved = (Outcome.Done) job(ZoneId.of("UTC")).run(task(todo));
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(moved.next()).extracting(TaskDraft::runAt).containsExactly(Instant.parse("2026-11-25T00:00:00Z"));
        job(ZoneId.of("UTC")).run(Tasks.running(TASK, MINE, moved.next().getFirst(), 1));
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void the_newest_title_is_told() throws Exception {
        Todo todo = todos.add(MINE, draft("milk", null, null, AT));
        Task task = task(todo);
        todos.change(MINE, todo.id(), ANY, now -> draft("bread", null, null, AT));
        job.run(task);
        assertThat(received().getSubject()).isEqualTo("Reminder: bread");
    }

    @Test
    void a_wrong_password_is_hopeless_and_not_told() throws Exception {
        server.setUser("me@example.org", "me", "another");
        Todo todo = todos.add(MINE, draft("milk", null, null, AT));
        assertThatExceptionOfType(Hopeless.class)
                .isThrownBy(() -> job.run(task(todo)))
                .satisfies(why -> assertThat(why.getMessage()).doesNotContain("swordfish"));
    }

    private MimeMessage received() {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    private static Task task(Todo todo) {
        Instant at = Objects.requireNonNull(SendReminder.time(todo, HERE));
        return Tasks.running(TASK, MINE, SendReminder.draft(todo.id(), at), 1);
    }

    private static TodoDraft draft(String title, @Nullable String notes, @Nullable Due due, @Nullable Remind remind) {
        return new TodoDraft(title, notes, false, due, null, List.of(), null, remind, null);
    }
}
