package dev.kaam;

import dev.kaam.background.Task;
import dev.kaam.background.TaskKind;
import dev.kaam.background.TaskStore;
import dev.kaam.flow.Time;
import dev.kaam.job.CallWebhook;
import dev.kaam.job.Calls;
import dev.kaam.job.Mail;
import dev.kaam.job.PurgeTrash;
import dev.kaam.job.SendReminder;
import dev.kaam.job.Smtp;
import dev.kaam.todo.Trash;
import dev.kaam.web.Request;
import dev.kaam.web.WebhookJson;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kinds of durable tasks that this program does, each with all that it needs.
 *
 * @param fakes what comes behind a todo that is added
 */
record Jobs(List<TaskKind> kinds, Calls calls, SystemResolver resolver, FakeWork fakes) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    /** @param base where a person reaches this program; may wait until it is known */
    static Jobs of(Settings settings, Store store, Supplier<String> base, Time time) {
        var resolver = new SystemResolver();
        var calls = new Calls(resolver, settings.outward().webhooksToPrivate(), tls(), CallWebhook.PLACES);
        var fakes = FakeWork.of(settings.fakeTask(), tls(), time);
        List<TaskKind> others = settings.kinds();
        List<TaskKind> kinds = others == null ? own(settings, store, base, calls, resolver, time) : others;
        return new Jobs(Stream.concat(kinds.stream(), fakes.kinds().stream()).toList(), calls, resolver, fakes);
    }

    private static List<TaskKind> own(
            Settings settings, Store store, Supplier<String> base, Calls calls, SystemResolver resolver, Time time) {
        var kinds = new ArrayList<TaskKind>();
        CallWebhook.Writing writing = (id, owner, change) -> WebhookJson.delivery(id, owner, change, base.get());
        kinds.add(new CallWebhook(store.webhooks(), store.changes(), calls, writing, time).kind());
        addReminders(kinds, settings, store, base, resolver, time);
        addPurges(kinds, store, time);
        return List.copyOf(kinds);
    }

    /** Where there is no mail server, nobody here sends reminders: they wait for one that does. */
    private static void addReminders(
            List<TaskKind> kinds,
            Settings settings,
            Store store,
            Supplier<String> base,
            SystemResolver resolver,
            Time time) {
        Mail mail = settings.outward().mail();
        if (mail == null) {
            warnOfWaiting(store);
        } else {
            var smtp = new Smtp(mail, resolver, tls());
            kinds.add(
                    new SendReminder(store.todos(), smtp, ZoneId.systemDefault(), () -> base.get() + "/", time).kind());
        }
    }

    private static void warnOfWaiting(Store store) {
        var first = new TaskStore.Query(Task.State.READY, SendReminder.KIND, null, 1, null);
        if (!store.tasks().list(Request.OWNER, first).isEmpty()) {
            LOG.warn(
                    "reminders.waiting: nobody here sends them. Start Kaam with --smtp, and they go out when their time comes");
        }
    }

    private static void addPurges(List<TaskKind> kinds, Store store, Time time) {
        Trash trash = store.trash();
        if (trash != null) {
            kinds.add(new PurgeTrash(trash, time).kind());
            store.tasks().add(Request.OWNER, PurgeTrash.draft());
        }
    }

    private static SSLContext tls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has TLS", impossible);
        }
    }

    @Override
    public void close() {
        fakes.close();
        calls.close();
        resolver.close();
    }
}
