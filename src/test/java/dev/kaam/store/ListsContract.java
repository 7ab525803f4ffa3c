package dev.kaam.store;

import static dev.kaam.todo.Expected.ANY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.flow.SettableTime;
import dev.kaam.todo.Due;
import dev.kaam.todo.DueWindow;
import dev.kaam.todo.Position;
import dev.kaam.todo.Search;
import dev.kaam.todo.Sort;
import dev.kaam.todo.Todo;
import dev.kaam.todo.TodoDraft;
import dev.kaam.todo.TodoFilter;
import dev.kaam.todo.TodoPage;
import dev.kaam.todo.TodoQuery;
import dev.kaam.todo.Todos;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store must list, in which order, and page by page. */
interface ListsContract {
    String MINE = "local";
    LocalDate DAY = LocalDate.of(2026, 12, 1);
    ZoneId DELHI = ZoneId.of("Asia/Kolkata");
    ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    Todos todos();

    SettableTime time();

    @Test
    default void a_filter_gives_the_todos_that_fit_it_the_best_and_newest_first() {
        List<Todo> all = many(new Random(7), 120);
        for (TodoFilter filter : filters()) {
            List<Todo> expected = all.reversed().stream()
                    .filter(filter::fits)
                    .sorted(Comparator.comparingInt(
                            todo -> Position.of(todo, filter).rank()))
                    .toList();
            assertThat(pages(new TodoQuery(filter, List.of(), 7, null)))
                    .as(filter.toString())
                    .isEqualTo(expected);
            assertThat(todos().count(MINE, filter)).as(filter.toString()).isEqualTo(expected.size());
        }
    }

    @Test
    default void some_todos_fit_each_filter_and_some_do_not() {
        List<Todo> all = many(new Random(7), 120);
        assertThat(filters().stream().skip(1))
                .allSatisfy(filter ->
                        assertThat(all.stream().filter(filter::fits).count()).isBetween(1L, 119L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "due",
                "-due",
                "priority",
                "-priority",
                "order",
                "-order",
                "created_at",
                "-created_at",
                "updated_at",
                "-updated_at",
                "completed_at",
                "-completed_at",
                "priority,due",
                "-priority,due,-order",
                "due,-created_at",
                "order,priority,-updated_at",
                "-completed_at,-due,order,priority"
            })
    default void an_order_of_any_keys_is_kept_from_page_to_page_and_what_has_no_value_comes_last(String keys) {
        List<Todo> all = many(new Random(11), 90);
        List<Sort> sorts = sorts(keys);
        Comparator<Todo> order =
                Comparator.comparing(todo -> Position.of(todo, TodoFilter.ALL), Sort.comparing(Sort.total(sorts)));
        List<Todo> expected = all.stream().sorted(order).toList();
        for (int limit : List.of(1, 8, 200)) {
            assertThat(pages(new TodoQuery(TodoFilter.ALL, sorts, limit, null))).isEqualTo(expected);
        }
        TodoFilter tagged = filters().get(3);
        assertThat(pages(new TodoQuery(tagged, sorts, 4, null)))
                .isEqualTo(expected.stream().filter(tagged::fits).toList());
    }

    @Test
    default void an_order_by_hand_is_what_the_comparison_says() {
        Todo none = add(draft("none", null, null, null));
        Todo second = add(draft("second", null, 2, null));
        Todo first = add(draft("first", null, 1, null));
        Todo alsoFirst = add(draft("also first", null, 1, null));
        assertThat(pages(new TodoQuery(TodoFilter.ALL, sorts("priority"), 50, null)))
                .containsExactly(alsoFirst, first, second, none);
        assertThat(pages(new TodoQuery(TodoFilter.ALL, sorts("-priority,created_at"), 50, null)))
                .containsExactly(second, first, alsoFirst, none);
    }

    @Test
    default void a_page_goes_on_where_it_was_also_when_its_last_todo_has_moved_or_gone() {
        List<Todo> all = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            all.add(add(draft("t" + i, null, null, (double) i)));
        }
        var query = new TodoQuery(TodoFilter.ALL, sorts("order"), 3, null);
        Todo third = todos().list(MINE, query).todos().getLast();
        todos().change(MINE, third.id(), ANY, current -> draft("moved", null, null, 100.0));
        assertThat(todos().list(MINE, query.behind(third)).todos()).isEqualTo(all.subList(3, 6));
        todos().remove(MINE, third.id(), ANY);
        assertThat(todos().list(MINE, query.behind(third)).todos()).isEqualTo(all.subList(3, 6));
    }

    @Test
    default void the_day_that_it_is_depends_on_where_one_is() {
        time().pass(Duration.between(time().instant(), Instant.parse("2026-12-01T20:00:00Z")));
        Todo first = add(draft("1 December", day(DAY), null, null));
        Todo second = add(draft("2 December", day(DAY.plusDays(1)), null, null));
        Todo inTokyo = add(draft("evening in Tokyo", at(DAY.plusDays(1), "23:00", TOKYO), null, null));
        Todo wall = add(draft("1 December, 21:00", at(DAY, "21:00", null), null, null));
        assertThat(found(due(DueWindow.today(time().instant(), ZoneId.of("Europe/London")))))
                .containsExactly(wall, first);
        assertThat(found(due(DueWindow.today(time().instant(), DELHI)))).containsExactly(inTokyo, second);
    }

    @Test
    default void a_day_is_overdue_when_it_is_over_and_a_time_when_it_has_passed() {
        time().pass(Duration.between(time().instant(), Instant.parse("2026-12-01T10:00:00Z")));
        add(draft("today", day(DAY), null, null));
        Todo yesterday = add(draft("yesterday", day(DAY.minusDays(1)), null, null));
        Todo passed = add(draft("half past three here", at(DAY, "15:29", null), null, null));
        add(draft("just now here", at(DAY, "15:30", null), null, null));
        add(draft("later in Tokyo", at(DAY, "19:01", TOKYO), null, null));
        Todo inTokyo = add(draft("before in Tokyo", at(DAY, "18:59", TOKYO), null, null));
        add(draft("never", null, null, null));
        assertThat(found(due(DueWindow.before(time().instant(), DELHI)))).containsExactly(inTokyo, passed, yesterday);
    }

    @ParameterizedTest
    @CsvSource({
        "milk, Buy milk",
        "MIL, Buy milk",
        "buy MILK, Buy milk",
        "cafe, Un café",
        "CAFÉ, Un café",
        "cafe, Un cafe\u0301",
        "ﬁne, a fine day",
        "दूध, दूध लाओ",
        "दू, दूध लाओ",
        "सड़क, सड़क पर",
        "सडक, सड़क पर",
        "straße, Straße fegen",
        "牛, 牛乳を買う",
        "2026, plan2 2026",
        "a-b, a+b=c",
        "\"OR\", this or that",
        "x*, x marks"
    })
    default void a_word_is_found_by_its_beginning_in_any_case_and_without_accents(String q, String title) {
        add(draft("something else", null, null, null));
        Todo todo = add(draft(title, null, null, null));
        assertThat(found(TodoFilter.found(Search.of(q)))).containsExactly(todo);
    }

    @ParameterizedTest
    @CsvSource({
        "ilk, Buy milk",
        "milk bread, Buy milk",
        "ध, दूध लाओ",
        "दाध, दूध लाओ",
        "and, Buy milk",
        "title, Buy milk"
    })
    default void a_word_is_not_found_by_its_end_or_where_another_is_missing(String q, String title) {
        add(draft(title, null, null, null));
        assertThat(found(TodoFilter.found(Search.of(q)))).isEmpty();
        assertThat(todos().count(MINE, TodoFilter.found(Search.of(q)))).isZero();
    }

    @Test
    default void what_is_found_in_the_title_comes_before_the_tags_and_these_before_the_notes() {
        Todo inNotes = add(new TodoDraft("a", "buy milk", false, null, null, List.of(), null));
        Todo inTags = add(new TodoDraft("milk", null, false, null, null, List.of("buy"), null));
        Todo inTitle = add(new TodoDraft("buy the milk", "buy milk", false, null, null, List.of("milk"), null));
        Todo newer = add(new TodoDraft("Milk: buy!", null, true, null, 1, List.of(), null));
        Todo both = add(new TodoDraft("milk", "buy", false, null, null, List.of(), null));
        var query = new TodoQuery(TodoFilter.found(Search.of("buy milk")), List.of(), 50, null);
        List<Todo> expected = List.of(newer, inTitle, inTags, both, inNotes);
        assertThat(todos().list(MINE, query).todos()).isEqualTo(expected);
        assertThat(pages(new TodoQuery(query.filter(), List.of(), 1, null))).isEqualTo(expected);
        assertThat(todos().count(MINE, query.filter())).isEqualTo(5);
    }

    @Test
    default void search_knows_every_change_that_was_answered() {
        var milk = TodoFilter.found(Search.of("milk"));
        Todo todo = add(draft("milk", null, null, null));
        assertThat(found(milk)).containsExactly(todo);
        todos().change(MINE, todo.id(), ANY, current -> draft("bread", null, null, null));
        assertThat(found(milk)).isEmpty();
        Todo again = todos().change(MINE, todo.id(), ANY, current -> draft("milk again", null, null, null));
        assertThat(found(milk)).containsExactly(again);
        todos().remove(MINE, todo.id(), ANY);
        assertThat(found(milk)).isEmpty();
        Todo restored = todos().restore(MINE, todo.id(), ANY);
        assertThat(found(milk)).containsExactly(restored);
    }

    @Test
    default void a_search_goes_on_behind_a_todo_that_is_gone() {
        List<Todo> all = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            all.addFirst(add(draft("milk " + i, null, null, null)));
        }
        var query = new TodoQuery(TodoFilter.found(Search.of("milk")), List.of(), 3, null);
        Todo third = todos().list(MINE, query).todos().getLast();
        todos().remove(MINE, third.id(), ANY);
        todos().purge(MINE, third.id(), ANY);
        add(draft("milk meanwhile", null, null, null));
        assertThat(todos().list(MINE, query.behind(third)).todos()).isEqualTo(all.subList(3, 6));
    }

    @Test
    default void nobody_finds_or_counts_what_is_anothers() {
        todos().add("other", new TodoDraft("milk", null, false, day(DAY), 1, List.of("home"), 1.0));
        assertThat(filters()).allSatisfy(filter -> {
            assertThat(found(filter)).isEmpty();
            assertThat(todos().count(MINE, filter)).isZero();
        });
        assertThat(found(TodoFilter.found(Search.of("milk")))).isEmpty();
    }

    private static List<TodoFilter> filters() {
        Instant start = Instant.parse("2026-11-24T10:00:00Z");
        var december = new DueWindow(DAY.atStartOfDay(), DAY.plusDays(10).atStartOfDay(), DELHI);
        return List.of(
                TodoFilter.ALL,
                new TodoFilter(true, List.of(), null, null, null, null),
                new TodoFilter(false, List.of(), null, null, null, null),
                new TodoFilter(null, List.of("home"), null, null, null, null),
                new TodoFilter(null, List.of("home", "घर"), null, null, null, null),
                new TodoFilter(null, List.of(), 1, null, null, null),
                due(december),
                due(new DueWindow(null, DAY.atTime(12, 0), TOKYO)),
                due(new DueWindow(DAY.atTime(12, 0), null, TOKYO)),
                new TodoFilter(null, List.of(), null, null, start.plusSeconds(70), null),
                new TodoFilter(false, List.of("home"), 2, null, null, null),
                new TodoFilter(false, List.of(), null, december, start.plusSeconds(30), null),
                new TodoFilter(true, List.of("घर"), null, december, null, null),
                TodoFilter.found(Search.of("milk")),
                new TodoFilter(false, List.of("home"), null, december, null, Search.of("b")));
    }

    /** Todos of all kinds, in the order of their making; some changed since, so that this is not the order of changes. */
    private List<Todo> many(Random random, int count) {
        var all = new ArrayList<Todo>();
        for (int i = 0; i < count; i++) {
            time().pass(Duration.ofSeconds(1));
            all.add(add(any(random)));
        }
        for (int i = 0; i < count / 4; i++) {
            time().pass(Duration.ofMillis(random.nextInt(3) * 500L));
            int at = random.nextInt(count);
            all.set(at, todos().change(MINE, all.get(at).id(), ANY, current -> any(random)));
        }
        return all;
    }

    private static TodoDraft any(Random random) {
        String title = pick(random, "milk", "bread", "buy milk", "दूध");
        Integer priority = random.nextInt(3) == 0 ? null : Integer.valueOf(1 + random.nextInt(4));
        Double order = random.nextInt(3) == 0 ? null : Double.valueOf(random.nextInt(9) / 2.0 - 2);
        List<String> tags = pick(random, List.of(), List.of("home"), List.of("घर"), List.of("घर", "home", "x"));
        return new TodoDraft(
                title, pick(random, "", "b c"), random.nextBoolean(), anyDue(random), priority, tags, order);
    }

    private static @Nullable Due anyDue(Random random) {
        LocalDate day = DAY.plusDays(random.nextInt(20) - 5);
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> day(day);
            case 2 -> at(day, "12:00", null);
            default ->
                at(
                        day,
                        pick(random, "00:30", "12:00", "23:30"),
                        pick(random, DELHI, TOKYO, ZoneId.of("Pacific/Kiritimati")));
        };
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... from) {
        return from[random.nextInt(from.length)];
    }

    private static List<Sort> sorts(String keys) {
        return List.of(keys.split(",")).stream()
                .map(key ->
                        new Sort(Sort.Key.valueOf(key.replace("-", "").toUpperCase(Locale.ROOT)), key.startsWith("-")))
                .collect(Collectors.toList());
    }

    private List<Todo> found(TodoFilter filter) {
        return pages(new TodoQuery(filter, List.of(), 50, null));
    }

    private List<Todo> pages(TodoQuery query) {
        TodoPage page = todos().list(MINE, query);
        var all = new ArrayList<>(page.todos());
        while (page.more()) {
            assertThat(page.todos()).hasSize(query.limit());
            page = todos().list(MINE, query.behind(all.getLast()));
            all.addAll(page.todos());
        }
        return all;
    }

    private static TodoFilter due(DueWindow window) {
        return new TodoFilter(null, List.of(), null, window, null, null);
    }

    private static Due day(LocalDate day) {
        return new Due(day, null, null);
    }

    private static Due at(LocalDate day, String time, @Nullable ZoneId zone) {
        return new Due(day, LocalTime.parse(time), zone);
    }

    private Todo add(TodoDraft draft) {
        return todos().add(MINE, draft);
    }

    private static TodoDraft draft(
            String title, @Nullable Due due, @Nullable Integer priority, @Nullable Double order) {
        return new TodoDraft(title, null, false, due, priority, List.of(), order);
    }
}
