package dev.kaam.lab.decide;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link Question}.
 *
 * @param rows what each strategy leads to
 * @param chosen the simplest that is as good as the best; null: nothing keeps up
 * @param best what a virtual thread for each request leads to, which nothing surpasses
 * @param says it in words, for people to read in this order
 * @param flips the numbers at which it would be another
 */
public record Decision(
        Question asked,
        List<Outlook> rows,
        @Nullable Outlook chosen,
        Outlook best,
        List<Sentence> says,
        List<Flip> flips) {
    public Decision {
        rows = List.copyOf(rows);
        says = List.copyOf(says);
        flips = List.copyOf(flips);
    }

    /** Takes some milliseconds of computing; of 20,000 users up to half a second, of 100,000 more than one. */
    public static Decision of(Question asked) {
        var model = new Model(asked);
        Choice choice = Choice.of(model);
        Optional<Outlook> chosen = choice.chosen();
        OptionalInt fewest = choice.fewestThreads();
        List<Outlook> rows = strategies(asked, fewest).map(model::of).toList();
        List<Sentence> says = new Advice(asked, rows, chosen, choice.best(), fewest).sentences();
        return new Decision(asked, rows, chosen.orElse(null), choice.best(), says, new Flips(choice).all());
    }

    private static Stream<Strategy> strategies(Question asked, OptionalInt fewest) {
        Stream<Strategy> best = fewest.stream().mapToObj(threads -> new Strategy(Strategy.Kind.BEST_POOL, threads));
        return Stream.of(
                        Stream.of(Strategy.oneAtATime(), Strategy.cpuPool(asked), Strategy.pool(asked.pool())),
                        best,
                        Stream.of(Strategy.virtualThreads(), Strategy.eventLoop(asked)))
                .flatMap(some -> some);
    }

    /** What a strategy leads to. */
    public Outlook of(Strategy.Kind kind) {
        return rows.stream()
                .filter(row -> row.strategy().kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
