package dev.kaam.lab.experiments;

import dev.kaam.lab.Bench;
import dev.kaam.lab.LabException;
import dev.kaam.lab.Running;
import dev.kaam.lab.load.Answer;
import dev.kaam.lab.load.Call;
import dev.kaam.lab.load.Conversations;
import dev.kaam.lab.load.Conversations.Client;
import dev.kaam.lab.load.Meanwhile;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Clients add todos at an even pace until the server is killed; it starts again, and has time to do what it still knows of. What
 * is accepted at first, by a server and for clients that are not warm yet, is not counted.
 *
 * @param pause between two todos of one client
 * @param length of the load that is counted, until the kill; as much comes before it
 * @param task how long a task takes
 */
record Crash(int clients, Duration pause, Duration length, Duration task) {
    /** Who has not heard of a kill after so many lengths never will. */
    private static final int LENGTHS_MAX = 20;

    private static final Call ADD = Call.post("/todos", "{\"title\":\"accepted\"}");
    private static final Duration LOOK = Duration.ofMillis(5);
    /** A server that has just started takes its time for a todo, and for its task. */
    private static final Duration FIRST = Duration.ofSeconds(10);

    /**
     * What became of what was accepted, by what the receiver has counted.
     *
     * @param lost the share of them whose task was never done
     * @param twice the share of those whose task was done more than once
     */
    record Fate(double lost, double twice) {}

    /**
     * Has time for one more task in the end: by then, what is done twice is.
     *
     * @param patience how long to wait for what was accepted to be done: where all is, nobody waits any longer
     */
    Fate befall(Bench bench, String name, Duration patience) throws InterruptedException {
        Running server = bench.server(name);
        List<String> accepted = addUntilKilled(bench, server);
        server.restart();
        awaitDone(bench, accepted, patience);
        bench.time().sleep(task);
        return new Fate(share(bench, accepted, 0, 0), share(bench, accepted, 2, Integer.MAX_VALUE));
    }

    /** With what the receiver is to be called for each that was accepted: none where the machine did not come to it. */
    private List<String> addUntilKilled(Bench bench, Running server) throws InterruptedException {
        URI address = server.address();
        String first = told(bench.clients().ask(address, ADD));
        awaitDone(bench, List.of(first), FIRST);
        long counted = bench.time().nanos() + length.toNanos();
        var conversations = new Conversations(bench.time());
        return Meanwhile.happens(
                        bench.time(),
                        length.multipliedBy(2),
                        server::kill,
                        () -> conversations.hold(address, clients, client -> add(bench, client, counted)))
                .stream()
                .flatMap(Collection::stream)
                .toList();
    }

    private static void awaitDone(Bench bench, List<String> accepted, Duration patience) throws InterruptedException {
        long end = bench.time().nanos() + patience.toNanos();
        while (share(bench, accepted, 0, 0) > 0 && bench.time().nanos() < end) {
            bench.time().sleep(LOOK);
        }
    }

    /**
     * One after the other, each at its time, until there is no answer any more.
     *
     * @param counted from when on what is accepted is counted
     */
    private List<String> add(Bench bench, Client client, long counted) throws InterruptedException {
        var accepted = new ArrayList<String>();
        long begun = bench.time().nanos();
        for (int turn = 1; turn < LENGTHS_MAX * length.dividedBy(pause); turn++) {
            try {
                Answer answer = client.ask(ADD);
                if (answer.status() == 201 && bench.time().nanos() >= counted) {
                    accepted.add(told(answer));
                }
            } catch (LabException killed) {
                return accepted;
            }
            long due = begun + turn * pause.toNanos();
            bench.time().sleep(Duration.ofNanos(Math.max(0, due - bench.time().nanos())));
        }
        throw new LabException("The server was not killed.");
    }

    /** With what the receiver is called for it. */
    private static String told(Answer answer) {
        String todo = Told.header(answer, "location").replace("/todos/", "");
        return "{\"todo\":\"" + todo + "\"}";
    }

    /** Not a number where nothing was accepted. */
    private static double share(Bench bench, List<String> accepted, int least, int most) {
        long found = accepted.stream()
                .mapToInt(one -> bench.receiver().count(one))
                .filter(count -> count >= least && count <= most)
                .count();
        return (double) found / accepted.size();
    }
}
