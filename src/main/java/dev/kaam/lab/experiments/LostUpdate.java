package dev.kaam.lab.experiments;

import dev.kaam.lab.Bench;
import dev.kaam.lab.Effort;
import dev.kaam.lab.Experiment;
import dev.kaam.lab.LabException;
import dev.kaam.lab.Level;
import dev.kaam.lab.Level.Unit;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Plan;
import dev.kaam.lab.Prediction;
import dev.kaam.lab.Prediction.Tolerance;
import dev.kaam.lab.Sample;
import dev.kaam.lab.Setup;
import dev.kaam.lab.load.Answer;
import dev.kaam.lab.load.Call;
import dev.kaam.lab.load.Conversations;
import dev.kaam.lab.load.Conversations.Client;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Read, await, write: a counter in a todo loses what others wrote in between, although the server has one thread. To read and to
 * write are two requests. The thread takes them in order of arrival, so all clients' reads come before the first of their writes,
 * and those before the next reads: of n that have read the same number and add one, one counts. With {@code If-Match} one of them
 * writes, and the others hear 412 and read again: none is lost, and n that begin together need n + (n−1) + … + 1 tries.
 */
public final class LostUpdate implements Experiment {
    private static final String SERVER = "oneAtATime";
    private static final String LOST = "H. Berenson and others, “A Critique of ANSI SQL Isolation Levels”, 1995, P4";
    private static final String OPTIMISTIC =
            "H. T. Kung, J. T. Robinson, “On Optimistic Methods for Concurrency Control”, 1981; RFC 9110, section 13.1.1";
    /** How often each client adds one, where nobody has to try again. */
    private static final int TIMES = 3;
    /** One in step with the others needs as many as there are clients. */
    private static final int TRIES_MAX = 1_000;

    @Override
    public String name() {
        return "lost-update";
    }

    @Override
    public Plan plan(Effort effort, Machine machine) {
        int clients = effort.pick(8, 12);
        Duration wait = Duration.ofMillis(effort.pick(5, 10));
        return new Plan(
                Map.of("clients", clients, "times", TIMES, "sent", clients * TIMES, "waitMs", wait.toMillis()),
                List.of(Setup.of(SERVER, "one-at-a-time").fakeDb(wait, Duration.ZERO)),
                List.of(
                        new Level(
                                "without",
                                Unit.SHARE,
                                without(clients),
                                bench -> Sample.of(
                                        count(bench, clients, TIMES, false).kept())),
                        new Level(
                                "ifMatch",
                                Unit.SHARE,
                                ifMatch(clients),
                                bench ->
                                        Sample.of(count(bench, clients, 1, true).kept())),
                        new Level(
                                "tries",
                                Unit.COUNT,
                                tries(clients),
                                bench ->
                                        Sample.of(count(bench, clients, 1, true).tries()))),
                new Plan.Ask("without", 0, 1, false));
    }

    /** A client that once is slower than all others together sees their writes, and one more counts. */
    private static Prediction without(int clients) {
        return new Prediction(1.0 / clients, "1/n", LOST, new Tolerance(0, 1.0 / (clients * TIMES)));
    }

    /** That none is lost is promised, not likely: not one is tolerated. */
    private static Prediction ifMatch(int clients) {
        return Prediction.promise(1, "1", OPTIMISTIC, new Tolerance(0, 0.5 / clients));
    }

    /** Out of step, a client may be spared a try, or have one more. */
    private static Prediction tries(int clients) {
        return new Prediction((clients + 1) / 2.0, "(n+1)/2", OPTIMISTIC, new Tolerance(0.1, 0));
    }

    /** What has become of a counter: the share of what was answered 200 that it has counted, and the tries that it took. */
    private record Counted(double kept, double tries) {}

    private static Counted count(Bench bench, int clients, int times, boolean careful) throws InterruptedException {
        URI server = bench.server(SERVER).address();
        Answer made = bench.clients().ask(server, Call.post("/todos", "{\"title\":\"counter\",\"notes\":\"0\"}"));
        String todo = Told.header(made, "location");
        List<Integer> tries =
                new Conversations(bench.time()).hold(server, clients, client -> add(client, todo, times, careful));
        int counted = number(bench.clients().ask(server, Call.get(todo)));
        double sent = clients * times;
        return new Counted(
                counted / sent, tries.stream().mapToInt(Integer::intValue).sum() / sent);
    }

    /** Adds one so many times, and tells how often it had to try. */
    private static int add(Client client, String todo, int times, boolean careful) {
        int done = 0;
        for (int tries = 1; tries <= TRIES_MAX; tries++) {
            Answer read = client.ask(Call.get(todo));
            Answer written = client.ask(write(todo, number(read) + 1, careful ? etag(read) : Map.of()));
            if (written.status() == 200 && ++done == times) {
                return tries;
            }
            if (written.status() != 200 && written.status() != 412) {
                throw new LabException("The server answered a write with " + written.status() + ".");
            }
        }
        throw new LabException("A client has tried " + TRIES_MAX + " times in vain.");
    }

    private static Call write(String todo, int number, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("Content-Type", "application/merge-patch+json");
        return new Call("PATCH", todo, "{\"notes\":\"" + number + "\"}", all);
    }

    private static Map<String, String> etag(Answer read) {
        return Map.of("If-Match", Told.header(read, "etag"));
    }

    private static int number(Answer todo) {
        String notes = Told.json(todo).path("notes").asText();
        try {
            return Integer.parseInt(notes);
        } catch (NumberFormatException other) {
            throw new LabException("The counter in the todo is '" + notes + "', which is no number.", other);
        }
    }
}
