package dev.kaam.lab.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaam.lab.Effort;
import dev.kaam.lab.Experiment;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Plan;
import dev.kaam.lab.Prediction;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No tolerance is so wide that what an experiment is told from would agree with its law as well. */
class AlternativesTest {
    private static final List<Machine> MACHINES = List.of(
            new Machine(1, 1, 0.1), new Machine(2, 1.7, 0.1), new Machine(4, 3.6, 0.2), new Machine(16, 11, 1.2));

    /** The law of each is outside the tolerance of the other, on every machine on which the two laws differ. */
    @ParameterizedTest
    @CsvSource({
        "many-at-once, virtualThreads, pool",
        "many-at-once, virtualThreads, eventLoop",
        "many-at-once, virtualThreads, oneAtATime",
        "many-at-once, pool, eventLoop",
        "many-at-once, pool, oneAtATime",
        "many-at-once, eventLoop, oneAtATime",
        "waits-together, together, inRow",
        "scalability-not-speed, manyVirtualThreads, manyPool",
        "scalability-not-speed, manyPool, manyOneAtATime",
        "pool-size, smallMore, largeMore",
        "pool-size, smallMore, databaseCrowd",
        "sleep-on-the-loop, lastOnThreads, lastOnLoop",
        "sleep-on-the-loop, healthOnThreads, healthOnLoop",
        "cpu-on-the-loop, pool, eventLoop",
        "cpu-on-the-loop, virtualThreads, eventLoop",
        "await-does-not-speed-cpu, virtualThreads, oneAtATime",
        "wrong-async, crowd, alone",
        "lost-update, without, ifMatch",
        "after-the-response, answer, ends",
        "after-the-response, begins, ends",
        "blocking-background-task, waiting, onLoop",
        "blocking-background-task, nothing, computing",
        "critical-in-background, durable, ephemeral",
        "critical-in-background, durable, memory",
        "fan-out-without-limit, median, medianLimited",
        "fan-out-without-limit, median, total",
        "utilisation, random50, random70",
        "utilisation, random70, random90",
        "utilisation, constant90, random90",
        "coordinated-omission, closed, open"
    })
    void one_level_is_told_from_another(String experiment, String one, String other) {
        assertThat(plans(experiment)).allSatisfy(plan -> {
            Prediction law = plan.level(one).prediction();
            Prediction others = plan.level(other).prediction();
            if (law.value() != others.value()) {
                assertThat(agrees(law, others.value())).as("%s", law).isFalse();
                assertThat(agrees(others, law.value())).as("%s", others).isFalse();
            }
        });
    }

    /** The same for what no level shows: so many times the law is what would be measured if it were wrong. */
    @ParameterizedTest
    @CsvSource({
        "many-at-once, virtualThreads, 2", // a second wave
        "waits-together, together, 2",
        "scalability-not-speed, aloneVirtualThreads, 2",
        "scalability-not-speed, manyVirtualThreads, 0.5",
        "pool-size, smallMore, 2",
        "pool-size, databaseCrowd, 2",
        "wait-in-synchronized, insideSynchronized, 2",
        "sleep-on-the-loop, lastOnThreads, 2",
        "await-does-not-speed-cpu, oneAtATime, 0.5",
        "lost-update, tries, 0.5",
        "fan-out-without-limit, total, 2",
        "fan-out-without-limit, medianLimited, 2",
        "utilisation, random50, 0.75", // M/D/1
        "coordinated-omission, open, 0.5"
    })
    void a_law_is_told_from_so_many_times_itself(String experiment, String level, double times) {
        assertThat(plans(experiment)).allSatisfy(plan -> {
            Prediction law = plan.level(level).prediction();
            assertThat(agrees(law, times * law.value())).as("%s", law).isFalse();
        });
    }

    /** Or this number. */
    @ParameterizedTest
    @CsvSource({
        "waits-together, sqlite, 4",
        "waits-together, sqlite, 2",
        "wrong-async, memory, 1",
        "wrong-async, crowd, 1.2",
        "cpu-on-the-loop, pool, 0.5",
        "await-does-not-speed-cpu, virtualThreads, 1",
        "after-the-response, early, 0.125",
        "critical-in-background, ephemeral, 0"
    })
    void a_law_is_told_from_a_number(String experiment, String level, double number) {
        assertThat(plans(experiment)).allSatisfy(plan -> {
            Prediction law = plan.level(level).prediction();
            assertThat(agrees(law, number)).as("%s", law).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({"1.2, 1.2", "2, 1.7", "4, 3.6", "16, 11"})
    void what_idle_processors_give_to_one_client_is_told_from_no_gain(double cores, double parallel) {
        var machine = new Machine((int) Math.ceil(cores), parallel, 0.1);
        Prediction alone =
                new WrongAsync().plan(Effort.QUICK, machine).level("alone").prediction();

        assertThat(agrees(alone, 1)).isFalse();
    }

    private static boolean agrees(Prediction law, double measured) {
        return measured >= law.low() && measured <= law.high();
    }

    private static Stream<Plan> plans(String name) {
        Experiment experiment = Experiments.called(name).orElseThrow();
        return Stream.of(Effort.values())
                .flatMap(effort -> MACHINES.stream().map(machine -> experiment.plan(effort, machine)));
    }
}
