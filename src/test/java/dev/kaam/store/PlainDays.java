package dev.kaam.store;

import dev.kaam.todo.Due;
import dev.kaam.todo.Remind;
import dev.kaam.todo.Repeat;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What follows where a rule is but some days, and maybe a count: told in the plainest way, day after day. */
final class PlainDays implements Following {
    private static final Pattern INTERVAL = Pattern.compile("INTERVAL=(\\d+)");
    private static final Pattern COUNT = Pattern.compile("COUNT=(\\d+)");

    private final ZoneId here;

    PlainDays(ZoneId here) {
        this.here = here;
    }

    @Override
    public @Nullable TodoDraft next(Todo done) {
        Repeat repeat = Objects.requireNonNull(done.repeat());
        int count = number(COUNT, repeat.rule(), 0);
        if (count == 1) {
            return null;
        }
        int days = number(INTERVAL, repeat.rule(), 1);
        Due due = Objects.requireNonNull(done.due());
        ZoneId zone = due.zone() == null ? here : due.zone();
        LocalDate day = repeat.from() == Repeat.From.DUE
                ? due.date()
                : LocalDate.ofInstant(Objects.requireNonNull(done.completedAt()), zone);
        do {
            day = day.plusDays(days);
        } while (isOver(new Due(day, due.time(), due.zone()), done));
        Remind remind = done.remind();
        return new TodoDraft(
                done.title(),
                done.notes(),
                false,
                new Due(day, due.time(), due.zone()),
                done.priority(),
                done.tags(),
                done.order(),
                remind == null || remind.before() == null ? null : remind,
                new Repeat(repeat.rule().replace("COUNT=" + count, "COUNT=" + (count - 1)), repeat.from()));
    }

    private boolean isOver(Due due, Todo done) {
        Due end = due.time() == null ? new Due(due.date().plusDays(1), null, null) : due;
        return !end.begins(here).isAfter(done.updatedAt());
    }

    private static int number(Pattern pattern, String rule, int otherwise) {
        Matcher matcher = pattern.matcher(rule);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : otherwise;
    }
}
