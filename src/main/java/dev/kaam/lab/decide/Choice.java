package dev.kaam.lab.decide;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The simplest way that is as good as a virtual thread for each request, which in this model nothing surpasses. For one thread.
 *
 * @param best what virtual threads lead to
 */
record Choice(Model model, Outlook best) {
    static Choice of(Model model) {
        return new Choice(model, model.of(Strategy.virtualThreads()));
    }

    /** Empty: nothing keeps up. A loop that is waited on is never chosen: what it answers, one worker more answers too. */
    Optional<Outlook> chosen() {
        if (!best.stable()) {
            return Optional.empty();
        }
        Outlook one = model.of(Strategy.oneAtATime());
        if (one.isAsGoodAs(best)) {
            return Optional.of(one);
        }
        Outlook few = model.of(Strategy.cpuPool(model.asked()));
        return Optional.of(few.isAsGoodAs(best) ? few : best);
    }

    /** The fewest threads of a pool that is as good; empty where the greatest is not. */
    OptionalInt fewestThreads() {
        if (!best.stable() || !isPoolAsGood(Question.POOL_MAX)) {
            return OptionalInt.empty();
        }
        double fewest = isPoolAsGood(1)
                ? 1
                : Turn.above(1, Question.POOL_MAX, true, threads -> !isPoolAsGood((int) threads))
                        .orElse(Question.POOL_MAX);
        return OptionalInt.of((int) fewest);
    }

    boolean isPoolAsGood(int threads) {
        return model.of(Strategy.pool(threads)).isAsGoodAs(best);
    }
}
