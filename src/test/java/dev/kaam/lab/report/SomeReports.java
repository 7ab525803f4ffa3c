package dev.kaam.lab.report;

import dev.kaam.lab.Effort;
import dev.kaam.lab.Level;
import dev.kaam.lab.Level.Unit;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Measured;
import dev.kaam.lab.Measured.Taken;
import dev.kaam.lab.Measured.Thrown;
import dev.kaam.lab.Plan;
import dev.kaam.lab.Prediction;
import dev.kaam.lab.Prediction.Tolerance;
import dev.kaam.lab.Report;
import dev.kaam.lab.Report.Verdict;
import dev.kaam.lab.Sample;
import dev.kaam.lab.Setup;
import dev.kaam.lab.load.Exchange;
import dev.kaam.lab.load.Load;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reports as runs of {@code tea-at-once} could have given them, with numbers that a reader can check. */
public final class SomeReports {
    /** It has texts of its own, in the resources of the tests. */
    public static final String EXPERIMENT = "tea-at-once";

    public static final Machine MACHINE = new Machine(2, 1.9, 0.06);

    private SomeReports() {}

    public static Plan plan() {
        return new Plan(
                Map.of("n", 24, "waitMs", 20, "threads", 8, "loops", 2),
                List.of(
                        Setup.of("pool", "pool:8").fakeDb(Duration.ofMillis(20), Duration.ZERO),
                        Setup.of("virtualThreads", "virtual-threads").fakeDb(Duration.ofMillis(20), Duration.ZERO)),
                List.of(
                        level("oneAtATime", 480),
                        level("eventLoop", 240),
                        level("pool", 60),
                        level("virtualThreads", 20)),
                new Plan.Ask("virtualThreads", 1, 960, true));
    }

    public static Report holds(@Nullable Double guess) {
        return report(
                guess, Verdict.HOLDS, measured(0, 496, 490, 503), measured(1, 251, 247, 255), pool(), virtual(27));
    }

    /** Virtual threads are as slow as the pool. */
    public static Report differs() {
        return report(
                20.0, Verdict.DIFFERS, measured(0, 496, 490, 503), measured(1, 251, 247, 255), pool(), virtual(64));
    }

    /** All is clear, but the machine was another afterwards. */
    public static Report refusedAfterwards() {
        return report(
                20.0, Verdict.REFUSED, measured(0, 496, 490, 503), measured(1, 251, 247, 255), pool(), virtual(64));
    }

    /** One level, whose law tolerates nothing. */
    public static Report exactShare() {
        var law = new Prediction(1, "1", "a promise", new Tolerance(0, 0));
        var level = new Level("virtualThreads", Unit.SHARE, law, bench -> Sample.of(0.995));
        var plan = new Plan(Map.of(), List.of(), List.of(level), new Plan.Ask("virtualThreads", 0, 1, false));
        var kept = new Measured(level, 0.995, 0.995, 0.995, List.of());
        return report(plan, null, Verdict.DIFFERS, kept);
    }

    /** One level, which was promised, and in one sample of six was not so. */
    public static Report brokenPromise() {
        var law = Prediction.promise(1, "1", "a promise", new Tolerance(0, 0.01));
        var level = new Level("virtualThreads", Unit.SHARE, law, bench -> Sample.of(1));
        var plan = new Plan(Map.of(), List.of(), List.of(level), new Plan.Ask("virtualThreads", 0, 1, false));
        var samples = IntStream.range(0, 6)
                .mapToObj(i -> new Taken(Sample.of(i == 3 ? 0.75 : 1), 0, null))
                .toList();
        return report(plan, null, Verdict.DIFFERS, new Measured(level, 1, 1, 1, samples));
    }

    /** Threads woke late before it began. */
    public static Report refusedAsLate() {
        return report(new Machine(2, 1.9, 4.2), plan(), null, Verdict.REFUSED, 0.02);
    }

    /** Others had the machine before it began. */
    public static Report refusedAtOnce() {
        return report(null, Verdict.REFUSED);
    }

    /** Others had it while it went on: nothing is left of one level. */
    public static Report refusedLater() {
        Level level = plan().levels().getLast();
        var busy = IntStream.range(0, 6)
                .mapToObj(i -> new Taken(Sample.of(90 + i), 0.4, i == 0 ? Thrown.WARM_UP : Thrown.BUSY))
                .toList();
        var nothing = new Measured(level, Double.NaN, Double.NaN, Double.NaN, busy);
        return report(null, Verdict.REFUSED, measured(0, 496, 490, 503), measured(1, 251, 247, 255), pool(), nothing);
    }

    /** Of another experiment: what it found matters, and nothing else. */
    public static Report of(String experiment, Verdict verdict, List<Measured> measured) {
        return new Report(
                experiment, Effort.QUICK, Instant.EPOCH, Duration.ZERO, 1, 0, MACHINE, plan(), null, verdict, measured);
    }

    private static Measured pool() {
        return measured(2, 67.5, 64.2, 70.1);
    }

    private static Measured virtual(double median) {
        return measured(3, median, median - 1.4, median + 2.1);
    }

    private static Level level(String name, double law) {
        return new Level(
                name,
                Unit.MILLIS,
                new Prediction(law, "⌈n/N⌉·S", "R. L. Graham, 1969", new Tolerance(0.1, 5)),
                bench -> Sample.of(law));
    }

    private static Measured measured(int level, double median, double low, double high) {
        List<Taken> samples = IntStream.range(0, 6)
                .mapToObj(i -> {
                    var sample = new Sample(low + (high - low) * i / 5, burst(24, low));
                    return i == 5 && level == 1
                            ? new Taken(sample, 0.43, Thrown.BUSY)
                            : new Taken(sample, 0.02, i == 0 ? Thrown.WARM_UP : null);
                })
                .toList();
        return new Measured(plan().levels().get(level), median, low, high, samples);
    }

    /** So many requests, of which the last is answered after so many milliseconds. */
    public static Load burst(int clients, double last) {
        List<Exchange> all = IntStream.rangeClosed(1, clients)
                .mapToObj(i -> new Exchange(0, 1_000, (long) (last * 1e6 * i / clients), 200))
                .toList();
        return new Load(Load.Kind.BURST, clients, 0, (long) (last * 1e6), all);
    }

    private static Report report(@Nullable Double guess, Verdict verdict, Measured... measured) {
        return report(plan(), guess, verdict, measured);
    }

    private static Report report(Plan plan, @Nullable Double guess, Verdict verdict, Measured... measured) {
        double others = verdict == Verdict.REFUSED && measured.length == 0 ? 0.37 : 0.02;
        return report(MACHINE, plan, guess, verdict, others, measured);
    }

    private static Report report(
            Machine machine, Plan plan, @Nullable Double guess, Verdict verdict, double others, Measured... measured) {
        return new Report(
                EXPERIMENT,
                Effort.QUICK,
                Instant.parse("2026-02-03T04:05:06Z"),
                Duration.ofMillis(9_400),
                -6_148_914_691_236_517_205L,
                others,
                machine,
                plan,
                guess,
                verdict,
                List.of(measured));
    }
}
