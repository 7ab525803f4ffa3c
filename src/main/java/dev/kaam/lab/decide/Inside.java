package dev.kaam.lab.decide;

import dev.kaam.lab.law.ClosedNetwork;
import dev.kaam.lab.law.Little;
import dev.kaam.lab.law.Station;
import java.util.List;

/**
 * What requests do that have a thread and a connection: they wait, each for itself, and compute, on so many cores. How many of them a
 * second, by their number. For one thread, since it keeps what it has computed.
 */
final class Inside {
    /** Nearer to all that the cores can do no number of requests brings it. */
    private static final double FULL = 1 - 1e-12;

    private final Question asked;
    private final ClosedNetwork network;
    private int fullWith = Integer.MAX_VALUE;
    private int known;

    Inside(Question asked) {
        this.asked = asked;
        this.network = new ClosedNetwork(
                List.of(new Station.Delay(asked.waitMillis()), new Station.Servers(asked.cpuMillis(), asked.cores())));
    }

    /** X(k), with so many. */
    double perSecond(int requests) {
        if (asked.cpuMillis() == 0) {
            return Little.perSecond(requests, asked.waitMillis());
        }
        while (known < requests && fullWith == Integer.MAX_VALUE) {
            known++;
            if (network.perSecond(known) >= FULL * capacity()) {
                fullWith = known;
            }
        }
        return requests >= fullWith ? capacity() : network.perSecond(requests);
    }

    /** What the cores can do at most; infinite where nothing is computed. */
    double capacity() {
        return Little.perSecond(asked.cores(), asked.cpuMillis());
    }
}
