package dev.kaam.lab.decide;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What a decision says to people. */
record Advice(Question asked, List<Outlook> rows, Optional<Outlook> chosen, Outlook best, OptionalInt fewest) {
    List<Sentence> sentences() {
        return Stream.of(Stream.of(choice(), binds()), pool().stream(), memory().stream(), Stream.of(loop()))
                .flatMap(some -> some)
                .toList();
    }

    private Sentence choice() {
        return chosen.map(
                        one -> about(Sentence.of("take." + one.strategy().kind().key()), one)
                                .with("waitMs", asked.waitMillis()))
                .orElseGet(() -> about(Sentence.of("take.none"), best)
                        .with("rate", asked.arrivals().load()));
    }

    private Sentence binds() {
        boolean free = best.binding() == Binding.ARRIVALS && Double.isInfinite(best.capacity());
        return Sentence.of(free ? "why.free" : "why." + best.binding().key())
                .with("cores", asked.cores())
                .with("cpuMs", asked.cpuMillis())
                .with("waitMs", asked.waitMillis())
                .with("serviceMs", asked.serviceMillis())
                .with("connections", Optional.ofNullable(asked.dbPool()).orElse(0))
                .with("load", asked.arrivals().load())
                .with("capacity", best.capacity())
                .with("limit", new Limits(asked).of(best.binding(), best.strategy()));
    }

    /** The pool that was asked about: enough, or too small. */
    private Optional<Sentence> pool() {
        if (fewest.isEmpty()) {
            return Optional.empty();
        }
        Outlook pool = row(Strategy.Kind.POOL);
        String key = pool.isAsGoodAs(best) ? "pool.enough" : pool.stable() ? "pool.small" : "pool.endless";
        return Optional.of(
                about(Sentence.of(key), pool).with("pool", asked.pool()).with("fewest", fewest.getAsInt()));
    }

    private Optional<Sentence> memory() {
        Outlook pool = row(Strategy.Kind.POOL);
        Sentence of = Sentence.of("memory")
                .with("pool", asked.pool())
                .with("reservedMb", pool.memory().reservedKb() / 1_024)
                .with("touchedMb", pool.memory().touchedKb() / 1_024)
                .with("stackKb", asked.stackKb());
        return best.stable()
                ? Optional.of(of.with("virtual", Math.ceil(best.threads()))
                        .with("virtualMb", Math.ceil(best.memory().touchedKb() / 102.4) / 10))
                : Optional.empty();
    }

    private Sentence loop() {
        Outlook loop = row(Strategy.Kind.EVENT_LOOP);
        String key = loop.stable() ? "loop" : "loop.endless";
        return about(Sentence.of(key), loop).with("loops", asked.cores()).with("capacity", loop.capacity());
    }

    private static Sentence about(Sentence sentence, Outlook row) {
        return sentence.with("perSecond", row.perSecond())
                .with("ms", row.latency().mean())
                .with("threads", row.threads())
                .with("inFlight", Math.ceil(row.inFlight()))
                .with("capacity", row.capacity());
    }

    private Outlook row(Strategy.Kind kind) {
        return rows.stream()
                .filter(row -> row.strategy().kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
