package dev.kaam.job;

import dev.kaam.background.Outcome;
import dev.kaam.background.Task;
import dev.kaam.background.TaskDraft;
import dev.kaam.background.TaskHandler;
import dev.kaam.background.TaskKind;
import dev.kaam.todo.Todo;
import dev.kaam.todo.Todos;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reminds of a todo by e-mail, at the instant that was right when it was asked for, where it still is. */
public final class SendReminder implements TaskHandler {
    public static final String KIND = "send-reminder";

    private static final int VERSION = 1;
    private static final int PLACES = 8;

    private final Todos todos;
    private final Smtp smtp;
    private final ZoneId here;
    private final Supplier<String> page;
    private final InstantSource clock;

    /**
     * @param here as {@link WhatFollows} has it
     * @param page where the person finds their todos
     */
    public SendReminder(Todos todos, Smtp smtp, ZoneId here, Supplier<String> page, InstantSource clock) {
        this.todos = todos;
        this.smtp = smtp;
        this.here = here;
        this.page = page;
        this.clock = clock;
    }

    static TaskDraft draft(UUID todo, Instant at) {
        String time = at.toString();
        return TaskDraft.of(KIND, VERSION, "{\"todo\":\"" + todo + "\",\"at\":\"" + time + "\"}")
                .about(todo)
                .onceFor(time)
                .at(at);
    }

    /** When to remind of a todo; null where nobody wants to be reminded, or it is done. */
    static @Nullable Instant time(Todo todo, ZoneId here) {
        return todo.remind() == null || todo.completed() ? null : todo.remind().instant(todo.due(), here);
    }

    public TaskKind kind() {
        return TaskKind.of(KIND, VERSION, PLACES, this);
    }

    @Override
    public Outcome run(Task task) throws Exception {
        Payload payload = Payload.of(task);
        Instant at = payload.instant("at");
        UUID id = payload.id("todo");
        Todo todo = Found.orNull(() -> todos.find(task.owner(), id));
        Instant now = todo == null ? null : time(todo, here);
        if (todo == null || now == null) {
            return Outcome.done();
        }
        if (!now.equals(at)) {
            return moved(todo, now);
        }
        smtp.send(Letter.of(smtp.session(), smtp.mail(), task.id(), todo, page.get(), clock.instant()));
        return Outcome.done();
    }

    /**
     * Whoever moved it has asked for the new time; nobody has where the server's own zone is another than it was. A time that is past
     * is not asked for: its own task may have sent it, and a second would send it again.
     */
    private Outcome moved(Todo todo, Instant now) {
        return now.isAfter(clock.instant()) ? Outcome.doneThen(List.of(draft(todo.id(), now))) : Outcome.done();
    }
}
