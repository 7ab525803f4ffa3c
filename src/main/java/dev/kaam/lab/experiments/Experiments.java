package dev.kaam.lab.experiments;

import dev.kaam.lab.Experiment;
import java.util.List;
import java.util.Optional;

/** All experiments, in the order in which a newcomer understands them. */
public final class Experiments {
    public static final List<Experiment> ALL = List.of(
            // what waits can do
            new ManyAtOnce(),
            new WaitsTogether(),
            new ScalabilityNotSpeed(),
            new PoolSize(),
            new WaitInSynchronized(),
            // what must not stand on the event loop
            new SleepOnTheLoop(),
            new CpuOnTheLoop(),
            // what async does not do
            new AwaitDoesNotSpeedCpu(),
            new WrongAsync(),
            // what goes wrong between two waits
            new LostUpdate(),
            // after the response
            new AfterTheResponse(),
            new BlockingBackgroundTask(),
            new CriticalInBackground(),
            // how much it can bear, and how that is measured
            new FanOutWithoutLimit(),
            new Utilisation(),
            new CoordinatedOmission());

    private Experiments() {}

    public static Optional<Experiment> called(String name) {
        return ALL.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
