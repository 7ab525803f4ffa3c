package dev.kaam;

import dev.kaam.background.Member;
import dev.kaam.background.TaskCounts;
import dev.kaam.background.TaskMeter;
import dev.kaam.background.TaskStore;
import dev.kaam.flow.Deadline;
import dev.kaam.flow.FlowRecorder;
import dev.kaam.flow.Time;
import dev.kaam.web.BatchRoutes;
import dev.kaam.web.ChangeRoutes;
import dev.kaam.web.DecideRoutes;
import dev.kaam.web.DescriptionRoutes;
import dev.kaam.web.Execution;
import dev.kaam.web.FlowRoutes;
import dev.kaam.web.HealthRoutes;
import dev.kaam.web.LabRoutes;
import dev.kaam.web.LabRuns;
import dev.kaam.web.LearnRoutes;
import dev.kaam.web.Leaving;
import dev.kaam.web.MetricsRoutes;
import dev.kaam.web.NodeRoutes;
import dev.kaam.web.PageRoutes;
import dev.kaam.web.Proxies;
import dev.kaam.web.Request;
import dev.kaam.web.RequestMeter;
import dev.kaam.web.Route;
import dev.kaam.web.Server;
import dev.kaam.web.SummaryRoutes;
import dev.kaam.web.TaskRoutes;
import dev.kaam.web.TodoRoutes;
import dev.kaam.web.TrashRoutes;
import dev.kaam.web.WebhookRoutes;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The program, as an object: wired by hand, started, and closed in the order that loses nothing. */
public final class Kaam implements AutoCloseable {
    /** For all that is under way when it is told to stop, together. */
    private static final Duration DRAIN = Duration.ofSeconds(15);

    private static final int CONNECTIONS_MAX = 10_000;

    private final Store store;
    private final List<Route> routes;
    private final Jobs jobs;
    private final Background background;
    private final Server server;
    private final Watching watching;
    private final LabRuns runs;
    private final Exit exit;
    private final List<String> warnings;

    private Kaam(
            Store store,
            List<Route> routes,
            Jobs jobs,
            Background background,
            Server server,
            Watching watching,
            LabRuns runs,
            Exit exit,
            List<String> warnings) {
        this.watching = watching;
        this.runs = runs;
        this.exit = exit;
        this.store = store;
        this.routes = routes;
        this.jobs = jobs;
        this.background = background;
        this.server = server;
        this.warnings = warnings;
    }

    /** Returns when it answers. Throws {@code StoreException} or {@code ServerException} with a sentence that says why not. */
    public static Kaam start(Settings settings) {
        return start(settings, Laboratory.USUAL, SystemTime.INSTANCE);
    }

    /** @param here the time of this machine */
    static Kaam start(Settings settings, Laboratory laboratory, Time here) {
        var random = new SecureRandom();
        // to set these up takes a good part of the time that it takes to open the database: both at once
        var registry = CompletableFuture.supplyAsync(
                () -> new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), Thread.ofVirtual()::start);
        var meter = registry.thenApply(TaskMeter::new);
        String node = ThisNode.id(random);
        Store store = Store.open(settings, node, here, random, meter::join);
        Time time = store.time();
        var base = new CompletableFuture<String>();
        Jobs jobs = jobs(settings, store, base, time);
        var watching = new Watching(settings, store, time, random);
        FlowRecorder flows = watching.flows();
        Background background = Background.start(store, node, jobs.kinds(), meter.join(), flows, time, random);
        try {
            var counts = new TaskCounts(store.tasks(), time, Request.OWNER);
            var metrics = new Metrics(registry.join(), counts, background);
            Execution execution = Execution.of(settings.run());
            FlowRoutes flow = watching.routes(background.ephemeral(), counts);
            var runs = new LabRuns(laboratory::lab, random, time);
            var leaving = new Leaving();
            boolean loopbackOnly = settings.isLocal();
            List<Route> routes = Stream.concat(
                            routes(settings, store, jobs, background, counts, metrics, flow, leaving, random).stream(),
                            new LabRoutes(runs, laboratory.experiments(), loopbackOnly).routes().stream())
                    .toList();
            Server server = Server.start(
                    options(settings),
                    routes,
                    execution,
                    background.ephemeral(),
                    flows,
                    new RequestMeter(registry.join()),
                    leaving,
                    time);
            base.complete(base(settings.host(), server.port()));
            metrics.watch(server);
            metrics.watch(store.neighbours());
            Member self = ThisNode.of(node, ThisNode.url(settings.host(), server.port()), time);
            start(watching, background, self, server, metrics, random);
            var exit = new Exit(leaving, settings.proxy());
            return new Kaam(
                    store, routes, jobs, background, server, watching, runs, exit, warnings(store, execution, jobs));
        } catch (RuntimeException failure) {
            base.completeExceptionally(failure);
            background.drain(Deadline.in(Duration.ZERO, time));
            jobs.close();
            store.close().run();
            throw failure;
        }
    }

    private static void start(
            Watching watching,
            Background background,
            Member self,
            Server server,
            Metrics metrics,
            SecureRandom random) {
        try {
            background.enter(self);
            watching.start(metrics, random);
        } catch (RuntimeException failure) {
            watching.stopBeating();
            server.close();
            throw failure;
        }
    }

    private static Jobs jobs(Settings settings, Store store, CompletableFuture<String> base, Time time) {
        try {
            return Jobs.of(settings, store, base::join, time);
        } catch (RuntimeException failure) {
            store.close().run();
            throw failure;
        }
    }

    /** Where a person on this machine reaches it. */
    private static String base(String host, int port) {
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
        String name = everywhere ? "localhost" : host.contains(":") ? "[" + host + "]" : host;
        return "http://" + name + ":" + port;
    }

    /** What the person who starts it should know of what is unusual in these settings. */
    public List<String> warnings() {
        return warnings;
    }

    public int port() {
        return server.port();
    }

    /** What it is to do, is doing and has done after its answers. */
    TaskStore tasks() {
        return store.tasks();
    }

    /** Which way news of other nodes came. */
    Neighbours.Counts neighbours() {
        return Objects.requireNonNull(store.neighbours(), "no other node can be there")
                .counts();
    }

    /** All that it answers; {@code openapi.yaml} describes each. */
    List<Route> routes() {
        return routes;
    }

    /**
     * Claims no more tasks, lets a balancer see that it will stop, stops accepting, answers what is in flight, drains the background tasks, and closes the database last.
     * Tasks are handed over on the event loops: these end before the drain begins, so that none comes behind it. What comes
     * behind the balancer shares one deadline.
     */
    @Override
    public void close() {
        close(DRAIN);
    }

    void close(Duration patience) {
        try {
            background.stopClaiming();
            exit.announce();
            Deadline deadline = Deadline.in(patience, SystemTime.INSTANCE);
            runs.close(deadline);
            server.stop(deadline);
            watching.stopBeating();
            server.close();
            background.drain(deadline);
        } finally {
            jobs.close();
            store.close().run();
            watching.close();
        }
    }

    private static List<String> warnings(Store store, Execution execution, Jobs jobs) {
        return Stream.of(store.warning(), execution.warning(), jobs.fakes().warning())
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    private static List<Route> routes(
            Settings settings,
            Store store,
            Jobs jobs,
            Background background,
            TaskCounts counts,
            Metrics metrics,
            FlowRoutes flow,
            Leaving leaving,
            SecureRandom random) {
        return Stream.of(
                        new BatchRoutes(store.todos(), store.transactions()).routes(),
                        new TodoRoutes(
                                        store.todos(),
                                        store.transactions(),
                                        jobs.fakes().added())
                                .routes(),
                        new TrashRoutes(store.todos(), store.transactions()).routes(),
                        new SummaryRoutes(store.todos()).routes(),
                        new ChangeRoutes(
                                        store.changes(),
                                        store.live(),
                                        store.todos(),
                                        settings.streams().heartbeat())
                                .routes(),
                        new TaskRoutes(store.tasks(), counts, background.dispatcher()).routes(),
                        new NodeRoutes(
                                        store.nodes(),
                                        store.tasks(),
                                        background.dispatcher().nodeName())
                                .routes(),
                        new WebhookRoutes(store.webhooks(), settings.outward().webhooksToPrivate(), random).routes(),
                        new HealthRoutes(store.todos(), leaving).routes(),
                        flow.routes(),
                        new MetricsRoutes(metrics::scrape).routes(),
                        new DecideRoutes().routes(),
                        new LearnRoutes().routes(),
                        new DescriptionRoutes().routes(),
                        new PageRoutes(settings.isLocal()).routes())
                .flatMap(List::stream)
                .toList();
    }

    private static Server.Options options(Settings settings) {
        Settings.Proxy proxy = settings.proxy();
        return new Server.Options(
                settings.host(),
                settings.port(),
                settings.isLocal(),
                proxy == null ? Proxies.NONE : proxy.trusted(),
                settings.cors(),
                settings.idle(),
                settings.requestsMax(),
                settings.streams().max(),
                settings.streams().patience(),
                CONNECTIONS_MAX);
    }
}
