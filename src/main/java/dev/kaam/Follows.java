package dev.kaam;

import dev.kaam.job.Occurrences;
import dev.kaam.store.Following;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What follows from a change, as the jobs say it. */
public final class Follows implements Following {
    private final Occurrences occurrences;

    /** @param here where a due in no zone is meant */
    public Follows(ZoneId here) {
        this.occurrences = new Occurrences(here);
    }

    @Override
    public void check(TodoDraft draft) {
        occurrences.check(draft);
    }

    @Override
    public @Nullable TodoDraft next(Todo completed) {
        return occurrences.next(completed);
    }
}
