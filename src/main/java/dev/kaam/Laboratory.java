package dev.kaam;

import dev.kaam.lab.Experiment;
import dev.kaam.lab.Host;
import dev.kaam.lab.Lab;
import dev.kaam.lab.SystemHost;
import dev.kaam.lab.experiments.Experiments;
import dev.kaam.store.FixedWork;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the lab of a server works with. Asked for when somebody wants it: a server that nobody asks for experiments starts
 * without them.
 */
record Laboratory(Supplier<List<Experiment>> experiments, Supplier<Host> host) {
    /** Of the computing by which the machine is looked at: some 50 ms. */
    private static final long ROUNDS = 20_000_000;

    static final Laboratory USUAL = new Laboratory(() -> Experiments.ALL, Laboratory::machine);

    /** This machine, with servers that nobody else reads. */
    static Lab here() {
        return new Lab(new KaamLauncher(), machine(), SystemTime.INSTANCE);
    }

    static Host machine() {
        return new SystemHost(SystemTime.INSTANCE, FixedWork.ofRounds(ROUNDS));
    }

    /** One whose servers let the pages of an origin read what they do. Its clients are threads of this program. */
    Lab lab(String origin) {
        Carriers.keepAll();
        return new Lab(new KaamLauncher(origin), host.get(), SystemTime.INSTANCE);
    }
}
