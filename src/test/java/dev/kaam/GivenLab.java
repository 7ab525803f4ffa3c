package dev.kaam;

import dev.kaam.lab.Effort;
import dev.kaam.lab.Experiment;
import dev.kaam.lab.Host;
import dev.kaam.lab.Lab;
import dev.kaam.lab.LabException;
import dev.kaam.lab.Level;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Plan;
import dev.kaam.lab.Running;
import dev.kaam.lab.Sample;
import dev.kaam.lab.Setup;
import dev.kaam.lab.experiments.Experiments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;

/**
 * The experiments that there are, with their laws, on a machine of which it is given what is measured on it, and how much of it
 * others have.
 */
final class GivenLab implements Host {
    private final double others;
    private final DoubleUnaryOperator measured;
    final List<String> run = new ArrayList<>();

    /** @param measured what each level has, where the law says so much */
    GivenLab(double others, DoubleUnaryOperator measured) {
        this.others = others;
        this.measured = measured;
    }

    static GivenLab agreeing() {
        return new GivenLab(0, law -> law);
    }

    Proofs.Way way(String language) {
        return new Proofs.Way(
                new Lab(GivenLab::refuse, this, SystemTime.INSTANCE), Effort.QUICK, this::called, language, false);
    }

    private Experiment called(String name) {
        Experiment real = Experiments.called(name).orElseThrow();
        return new Experiment() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Plan plan(Effort effort, Machine machine) {
                run.add(name);
                Plan plan = real.plan(effort, machine);
                List<Level> levels =
                        plan.levels().stream().map(level -> measured(level)).toList();
                return new Plan(plan.setting(), List.of(), levels, plan.ask());
            }
        };
    }

    private Level measured(Level level) {
        double value = measured.applyAsDouble(level.prediction().value());
        return new Level(level.name(), level.unit(), level.prediction(), bench -> Sample.of(value));
    }

    private static Running refuse(Setup setup) {
        throw new LabException("There are no servers here.");
    }

    @Override
    public Machine look() {
        return new Machine(2, 1.9, 0.06);
    }

    @Override
    public Supplier<Double> watch(Supplier<Duration> ours) {
        return () -> others;
    }
}
