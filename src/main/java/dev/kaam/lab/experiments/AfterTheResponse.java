package dev.kaam.lab.experiments;

import dev.kaam.lab.Bench;
import dev.kaam.lab.Effort;
import dev.kaam.lab.Experiment;
import dev.kaam.lab.Level;
import dev.kaam.lab.Level.Unit;
import dev.kaam.lab.Machine;
import dev.kaam.lab.Plan;
import dev.kaam.lab.Prediction;
import dev.kaam.lab.Prediction.Tolerance;
import dev.kaam.lab.Sample;
import dev.kaam.lab.Setup;
import dev.kaam.lab.load.Conversations;
import dev.kaam.lab.load.Conversations.Held;
import dev.kaam.lab.load.Exchange;
import dev.kaam.lab.load.Load;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Work after the response: what does the client still wait for? For what the handler waits for, W. The task begins when the answer
 * is out, never before, and ends T later. The client tells when it had its answer, and the server's own records tell the rest.
 */
public final class AfterTheResponse implements Experiment {
    private static final String SERVER = "server";
    private static final String SOURCE = "work in a row takes the sum; Kaam's docs/background.md says in which row";
    private static final int CLIENTS = 8;
    /** HTTP and timers take a few milliseconds besides. */
    private static final Tolerance TIMES = new Tolerance(0.1, 10);
    /** Never is less than once: half of one of the tasks. */
    private static final Tolerance NEVER = new Tolerance(0, 0.5 / CLIENTS);

    @Override
    public String name() {
        return "after-the-response";
    }

    @Override
    public Plan plan(Effort effort, Machine machine) {
        int wait = effort.pick(50, 200);
        int task = effort.pick(100, 500);
        return new Plan(
                Map.of("waitMs", wait, "taskMs", task, "clients", CLIENTS),
                List.of(Setup.of(SERVER, "virtual-threads")
                        .fakeDb(Duration.ofMillis(wait), Duration.ZERO)
                        .with("--fake-task", "wait=" + task + "ms,cpu=0ms,by=ephemeral")),
                List.of(
                        millis("answer", law(wait, "W", TIMES), FollowedPost::answerMillis),
                        share("early", Prediction.promise(0, "0", SOURCE, NEVER), FollowedPost::isEarly),
                        millis("begins", law(wait, "W", TIMES), FollowedPost::begunMillis),
                        millis("ends", law(wait + task, "W + T", TIMES), FollowedPost::endedMillis)),
                new Plan.Ask("answer", 1, 4.0 * (wait + task), true));
    }

    private static Prediction law(double value, String formula, Tolerance tolerance) {
        return new Prediction(value, formula, SOURCE, tolerance);
    }

    private static Level millis(String name, Prediction law, ToDoubleFunction<FollowedPost> value) {
        return new Level(name, Unit.MILLIS, law, bench -> {
            Held<FollowedPost> posts = posts(bench);
            List<Exchange> all =
                    posts.said().stream().map(FollowedPost::exchange).toList();
            var load = new Load(Load.Kind.BURST, CLIENTS, posts.begun(), posts.ended(), all, posts.strain());
            return new Sample(mean(posts, value), load);
        });
    }

    /** In which order the server did it does not depend on how fast clients are: such a sample always counts. */
    private static Level share(String name, Prediction law, Predicate<FollowedPost> of) {
        return new Level(name, Unit.SHARE, law, bench -> Sample.of(mean(posts(bench), post -> of.test(post) ? 1 : 0)));
    }

    private static Held<FollowedPost> posts(Bench bench) throws InterruptedException {
        String run = "after-" + Long.toHexString(bench.random().nextLong());
        return new Conversations(bench.time())
                .held(
                        bench.server(SERVER).address(),
                        CLIENTS,
                        client -> FollowedPost.send(bench, client, run + "-" + client.number()));
    }

    private static double mean(Held<FollowedPost> posts, ToDoubleFunction<FollowedPost> value) {
        return posts.said().stream().mapToDouble(value).average().orElseThrow();
    }
}
