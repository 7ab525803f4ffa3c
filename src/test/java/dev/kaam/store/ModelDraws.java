package dev.kaam.store;

import dev.kaam.todo.Due;
import dev.kaam.todo.DueWindow;
import dev.kaam.todo.Remind;
import dev.kaam.todo.Repeat;
import dev.kaam.todo.Search;
import dev.kaam.todo.Sort;
import dev.kaam.todo.TodoDraft;
import dev.kaam.todo.TodoFilter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Drafts and questions, drawn by lot from few words and days, so that they meet. */
final class ModelDraws {
    private static final List<Sort.Key> KEYS = List.of(Sort.Key.values());
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static final ZoneId DELHI = ZoneId.of("Asia/Kolkata");
    private static final ZoneId KIRITIMATI = ZoneId.of("Pacific/Kiritimati");
    private static final String[] RULES = {
        "FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=DAILY;COUNT=2", "COUNT=3;INTERVAL=2;FREQ=DAILY"
    };
    private static final String[] WORDS = {"milk", "Milk", "bread", "दूध", "buy", "milky", "x"};

    private ModelDraws() {}

    static TodoFilter filter(Random random, Instant now) {
        return new TodoFilter(
                random.nextInt(3) > 0 ? null : Boolean.valueOf(random.nextBoolean()),
                random.nextInt(4) > 0 ? List.of() : tags(random),
                random.nextInt(4) > 0 ? null : Integer.valueOf(1 + random.nextInt(3)),
                random.nextInt(4) > 0 ? null : window(random),
                random.nextInt(5) > 0 ? null : now.minusMillis(random.nextInt(40)),
                random.nextInt(4) > 0 ? null : Search.of(text(random)));
    }

    private static DueWindow window(Random random) {
        var from = DAY.plusDays(random.nextInt(4) - 2).atTime(random.nextInt(2) * 12, 0);
        boolean open = random.nextBoolean();
        return new DueWindow(
                open ? null : from,
                open || random.nextBoolean() ? from.plusHours(random.nextInt(60)) : null,
                random.nextBoolean() ? DELHI : KIRITIMATI);
    }

    static List<Sort> sorts(Random random) {
        List<Sort> sorts = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            sorts.add(new Sort(KEYS.get(random.nextInt(KEYS.size())), random.nextBoolean()));
        }
        return sorts;
    }

    static TodoDraft draft(Random random) {
        Due due = random.nextBoolean() ? null : due(random);
        return bare(random, due)
                .reminding(random.nextInt(3) > 0 ? null : remind(random, due != null))
                .repeating(due == null || random.nextInt(3) == 0 ? null : repeat(random));
    }

    private static Remind remind(Random random, boolean due) {
        return due && random.nextBoolean()
                ? Remind.before(Duration.ofMinutes(random.nextInt(100)))
                : Remind.at(Instant.ofEpochSecond(random.nextInt(1000)));
    }

    private static Repeat repeat(Random random) {
        return new Repeat(
                RULES[random.nextInt(RULES.length)], random.nextBoolean() ? Repeat.From.DUE : Repeat.From.COMPLETION);
    }

    private static TodoDraft bare(Random random, @Nullable Due due) {
        return new TodoDraft(
                text(random),
                random.nextBoolean() ? null : text(random),
                random.nextInt(3) == 0,
                due,
                random.nextBoolean() ? null : Integer.valueOf(1 + random.nextInt(3)),
                tags(random),
                random.nextBoolean() ? null : Double.valueOf(random.nextInt(5) / 2.0 - 1));
    }

    private static Due due(Random random) {
        LocalDate day = DAY.plusDays(random.nextInt(4) - 2);
        LocalTime clock = LocalTime.of(random.nextInt(3) * 11, 30);
        return switch (random.nextInt(3)) {
            case 0 -> new Due(day, null, null);
            case 1 -> new Due(day, clock, null);
            default -> new Due(day, clock, random.nextBoolean() ? DELHI : KIRITIMATI);
        };
    }

    private static List<String> tags(Random random) {
        List<String> tags = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            tags.add(WORDS[random.nextInt(WORDS.length)]);
        }
        return List.copyOf(tags);
    }

    private static String text(Random random) {
        String first = WORDS[random.nextInt(WORDS.length)];
        return random.nextBoolean() ? first : first + " " + WORDS[random.nextInt(WORDS.length)];
    }
}
