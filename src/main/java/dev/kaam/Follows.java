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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What follows from a change, as the jobs say it. */
public final class Follows implements Following {
    private final Occurrences occurrences;
    private final WhatFollows tasks;
    private final InstantSource clock;

    /** @param here where a due in no zone is meant */
    public Follows(Webhooks webhooks, ZoneId here, InstantSource clock) {
        this(webhooks, here, clock, false);
    }

    /** @param fakes whether a fake task follows from each todo that is made */
    Follows(Webhooks webhooks, ZoneId here, InstantSource clock, boolean fakes) {
        this.occurrences = new Occurrences(here);
        this.tasks = new WhatFollows(webhooks, here, clock, fakes);
        this.clock = clock;
    }

    @Override
    public void check(@Nullable TodoDraft before, TodoDraft draft) {
        occurrences.check(draft);
        boolean asBefore = before != null && Objects.equals(before.repeat(), draft.repeat());
        if (!asBefore && !draft.completed()) {
            occurrences.checkEnd(draft, clock.instant()); // a last one may be put off, to a day behind its end
        }
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
