package dev.kaam;

import dev.kaam.lab.Effort;
import dev.kaam.lab.Experiment;
import dev.kaam.lab.Lab;
import dev.kaam.lab.Measured;
import dev.kaam.lab.Progress;
import dev.kaam.lab.Report;
import dev.kaam.lab.SystemHost;
import dev.kaam.lab.experiments.Experiments;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kaam lab run}: asks this machine. */
@Command(name = "lab", mixinStandardHelpOptions = true, description = "Shows when async pays.")
final class RunLab implements Callable<Integer> {
    @Parameters(paramLabel = "NAME")
    @SuppressWarnings("NullAway.Init")
    private List<String> names;

    @Option(names = "--quick")
    private boolean quick;

    @Override
    public Integer call() throws InterruptedException {
        var lab = new Lab(new KaamLauncher(), new SystemHost(SystemTime.INSTANCE), SystemTime.INSTANCE);
        for (String name : names) {
            Experiment experiment = Experiments.called(name).orElseThrow();
            Report report = lab.run(
                    experiment, quick ? Effort.QUICK : Effort.FULL, null, SystemTime.INSTANCE.nanos(), Progress.NONE);
            System.out.println(name + " " + report.verdict() + " " + report.machine() + " others " + report.others()
                    + " took " + report.took());
            for (Measured one : report.measured()) {
                System.out.printf(
                        "  %-20s law %9.2f   %9.2f [%9.2f %9.2f] %s%n",
                        one.level().name(),
                        one.level().prediction().value(),
                        one.median(),
                        one.low(),
                        one.high(),
                        one.agreement());
                one.samples()
                        .forEach(s -> System.out.printf(
                                "     %.2f others %.2f %s%n", s.sample().value(), s.others(), s.thrown()));
            }
        }
        return 0;
    }
}
