package dev.kaam;

import dev.kaam.background.FollowUp;
import dev.kaam.change.Change;
import dev.kaam.change.Webhooks;
import dev.kaam.job.Occurrences;
import dev.kaam.job.WhatFollows;
import dev.kaam.store.Following;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import java.time.InstantSource;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What follows from a change, as the jobs say it. */
public final class Follows implements Following {
    private final Occurrences occurrences;
    private final WhatFollows tasks;

    /** @param here where a due in no zone is meant */
    public Follows(Webhooks webhooks, ZoneId here, InstantSource clock) {
        this.occurrences = new Occurrences(here);
        this.tasks = new WhatFollows(webhooks, here, clock);
    }

    @Override
    public void check(TodoDraft draft) {
        occurrences.check(draft);
    }

    @Override
    public @Nullable TodoDraft next(Todo completed) {
        return occurrences.next(completed);
    }

    @Override
    public FollowUp after(String owner, Change.Kind kind, @Nullable Todo before, Todo todo) {
        return tasks.after(owner, kind, before, todo);
    }
}
