package dev.kaam.todo;

import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client may write of a todo. A draft that exists keeps the rules: its constructor strips white space around the
 * title and the tags, drops double tags, and throws {@link Problem.Kind#INVALID} naming every field that breaks a rule.
 */
public record TodoDraft(
        String title,
        @Nullable String notes,
        boolean completed,
        @Nullable Due due,
        @Nullable Integer priority,
        List<String> tags,
        @Nullable Double order,
        @Nullable Remind remind,
        @Nullable Repeat repeat) {

    /** Lengths are counted in Unicode code points. */
    public static final int TITLE_MAX = 500;

    public static final int NOTES_MAX = 10_000;
    public static final int TAGS_MAX = 20;
    public static final int TAG_MAX = 50;
    public static final int PRIORITY_MAX = 4;

    public TodoDraft {
        title = title.strip();
        List<String> given = tags.stream().map(String::strip).toList();
        tags = List.copyOf(new LinkedHashSet<>(given));
        order = order != null && order == 0 ? Double.valueOf(0) : order; // -0 is 0
        var wrongs = new Wrongs();
        Text.check(wrongs, "/title", title, 1, TITLE_MAX, false);
        if (notes != null) {
            Text.check(wrongs, "/notes", notes, 0, NOTES_MAX, true);
        }
        if (priority != null && (priority < 1 || priority > PRIORITY_MAX)) {
            wrongs.add("/priority", "must be a whole number from 1 (first) to " + PRIORITY_MAX);
        }
        if (tags.size() > TAGS_MAX) {
            wrongs.add("/tags", "must have at most " + TAGS_MAX + " tags");
        }
        for (int i = 0; i < given.size(); i++) {
            Text.check(wrongs, "/tags/" + i, given.get(i), 1, TAG_MAX, false);
        }
        if (order != null && !Double.isFinite(order)) {
            wrongs.add("/order", "must be a finite number");
        }
        if (due == null && remind != null && remind.before() != null) {
            wrongs.add("/remind", "needs a due to be before: give the todo one, or an at instead, or clear remind");
        }
        if (due == null && repeat != null) {
            wrongs.add("/repeat", "needs a due to go on from: give the todo one, or clear repeat");
        }
        wrongs.throwIfAny();
    }

    /** One that neither reminds nor repeats. */
    public TodoDraft(
            String title,
            @Nullable String notes,
            boolean completed,
            @Nullable Due due,
            @Nullable Integer priority,
            List<String> tags,
            @Nullable Double order) {
        this(title, notes, completed, due, priority, tags, order, null, null);
    }

    public static TodoDraft titled(String title) {
        return new TodoDraft(title, null, false, null, null, List.of(), null);
    }

    public TodoDraft reminding(@Nullable Remind other) {
        return new TodoDraft(title, notes, completed, due, priority, tags, order, other, repeat);
    }

    public TodoDraft repeating(@Nullable Repeat other) {
        return new TodoDraft(title, notes, completed, due, priority, tags, order, remind, other);
    }
}
