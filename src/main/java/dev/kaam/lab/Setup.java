package dev.kaam.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A server that an experiment needs.
 *
 * @param name as the experiment calls it
 * @param options as on the command line of {@code kaam serve}; its port and its folder are the launcher's
 */
public record Setup(String name, List<String> options) {
    /** Stands in an option for the address of the experiment's receiver, which is not known before it runs. */
    public static final String RECEIVER = "{receiver}";

    public Setup {
        options = List.copyOf(options);
    }

    /** One whose handlers run so: {@code virtual-threads}, {@code one-at-a-time}, {@code pool:N} or {@code event-loop}. */
    public static Setup of(String name, String strategy) {
        return new Setup(name, List.of("--run", strategy));
    }

    /** The fake database, each call of which waits and computes so long. */
    public Setup fakeDb(Duration wait, Duration cpu) {
        return with("--fake-db", "wait=" + wait.toMillis() + "ms,cpu=" + cpu.toMillis() + "ms");
    }

    public Setup with(String... more) {
        var all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return new Setup(name, all);
    }

    /** With the receiver's address where {@link #RECEIVER} stood. */
    Setup calling(Receiver receiver) {
        String address = receiver.address().toString();
        return new Setup(
                name,
                options.stream()
                        .map(option -> option.replace(RECEIVER, address))
                        .toList());
    }
}
