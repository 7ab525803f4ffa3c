package dev.kaam.lab;

import dev.kaam.flow.Time;
import dev.kaam.lab.load.Clients;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What a probe works with.
 *
 * @param servers those of the plan, by their names
 * @param receiver whom they call where an option of theirs says so ({@link Setup#RECEIVER})
 * @param random seeded by what the report says, the level and the round
 */
public record Bench(
        Map<String, Running> servers, Receiver receiver, Clients clients, Time time, RandomGenerator random) {
    public Bench {
        servers = Map.copyOf(servers);
    }

    /** The same with other dice. */
    Bench drawing(RandomGenerator dice) {
        return new Bench(servers, receiver, clients, time, dice);
    }

    /** The server that the plan calls so. */
    public Running server(String name) {
        Running server = servers.get(name);
        if (server == null) {
            throw new IllegalArgumentException("the plan has no server " + name);
        }
        return server;
    }
}
