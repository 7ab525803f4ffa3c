package dev.kaam.lab.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;

/** Where the answers of a decision turn, found by asking the model again and again. For one thread. */
final class Flips {
    private static final double WAIT_MIN = 1e-3;
    private static final double WAIT_MAX = 60_000;
    private static final int CORES_MAX = 128;

    private final Model model;
    private final Choice choice;
    private final List<Flip> found = new ArrayList<>();

    Flips(Choice choice) {
        this.choice = choice;
        this.model = choice.model();
    }

    List<Flip> all() {
        alongLoad();
        threads();
        alongWait();
        connections();
        cores();
        return List.copyOf(found);
    }

    private void alongLoad() {
        Arrivals arrivals = model.asked().arrivals();
        boolean users = arrivals instanceof Arrivals.Users;
        var range = new Range(
                users ? "users" : "rate",
                arrivals.load(),
                users ? 1 : Arrivals.Rate.MIN,
                users ? Arrivals.Users.MAX : Arrivals.Rate.MAX,
                users);
        both("choice", range, load -> chosen(model.with(arrivals.withLoad(load))));
        both("binds", range, load -> binding(model.with(arrivals.withLoad(load))));
    }

    private static Sentence chosen(Model model) {
        return Choice.of(model).chosen().map(one -> one.strategy().label()).orElse(Sentence.of("strategy.none"));
    }

    private static Sentence binding(Model model) {
        return model.of(Strategy.virtualThreads()).binding().label();
    }

    /** From how many threads on a pool is as good. */
    private void threads() {
        choice.fewestThreads()
                .ifPresent(fewest ->
                        add("pool", "threads", fewest, Sentence.of("pool.worse"), Sentence.of("pool.asGood")));
    }

    /** A request that waits less, or longer, may want another way. */
    private void alongWait() {
        Question asked = model.asked();
        if (asked.cpuMillis() > 0) {
            both(
                    "choice",
                    new Range("waitMs", Math.max(WAIT_MIN, asked.waitMillis()), WAIT_MIN, WAIT_MAX, false),
                    wait -> chosen(new Model(asked.withWaitMillis(wait))));
        }
    }

    private void connections() {
        Outlook free = new Model(model.asked().withDbPool(null)).of(Strategy.virtualThreads());
        if (free.stable()) {
            OptionalDouble enough = enoughFrom(
                    Question.POOL_MAX,
                    connections -> model.withDbPool((int) connections)
                            .of(Strategy.virtualThreads())
                            .isAsGoodAs(free));
            enough.ifPresent(least -> add(
                    "binds",
                    "connections",
                    least,
                    Binding.DB_POOL.label(),
                    free.binding().label()));
        }
    }

    private void cores() {
        if (choice.best().binding() == Binding.CPU) {
            enoughFrom(CORES_MAX, cores -> bindingOf((int) cores) != Binding.CPU)
                    .ifPresent(least -> add(
                            "binds",
                            "cores",
                            least,
                            Binding.CPU.label(),
                            bindingOf((int) least).label()));
        }
    }

    private Binding bindingOf(int cores) {
        return new Model(model.asked().withCores(cores))
                .of(Strategy.virtualThreads())
                .binding();
    }

    /** The least whole number for which it holds. */
    private static OptionalDouble enoughFrom(int last, DoublePredicate holds) {
        return holds.test(1) ? OptionalDouble.of(1) : Turn.above(1, last, true, holds.negate());
    }

    /** What is asked along, and between what. */
    private record Range(String along, double from, double first, double last, boolean whole) {}

    private void both(String answer, Range range, DoubleFunction<Sentence> of) {
        Sentence here = of.apply(range.from);
        Turn.below(range.from, range.first, range.whole, at -> of.apply(at).equals(here))
                .ifPresent(at -> add(answer, range.along, at, of.apply(before(range, at)), here));
        Turn.above(range.from, range.last, range.whole, at -> of.apply(at).equals(here))
                .ifPresent(at -> add(answer, range.along, at, here, of.apply(at)));
    }

    private static double before(Range range, double at) {
        return range.whole ? at - 1 : at * (1 - 1e-3);
    }

    private void add(String answer, String along, double at, Sentence below, Sentence above) {
        if (at <= 1 && !along.equals("waitMs") && !along.equals("rate")) {
            return; // there is nothing below one thread, or one core
        }
        found.add(new Flip(answer, along, at, below, above));
    }
}
