package dev.kaam.lab;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * The servers of a plan, which start together and end together: a Java machine needs a second for the one or the other. Where one
 * does not start, or the caller is interrupted meanwhile, none is left behind. Used by one thread, on others for a while.
 */
final class Servers implements AutoCloseable {
    private final Map<String, Running> running = new LinkedHashMap<>();

    private Servers() {}

    /** Throws {@link LabException} where one does not start. */
    static Servers start(Launcher launcher, List<Setup> setups) throws InterruptedException {
        Map<String, FutureTask<Running>> starts = new LinkedHashMap<>();
        setups.forEach(setup -> starts.put(setup.name(), new FutureTask<>(() -> launcher.start(setup))));
        List<Thread> threads = starts.values().stream().map(Servers::begin).toList();
        var servers = new Servers();
        try {
            for (var start : starts.entrySet()) {
                servers.running.put(start.getKey(), started(start.getValue()));
            }
            return servers;
        } catch (InterruptedException | RuntimeException failure) {
            threads.forEach(Thread::interrupt);
            threads.forEach(Servers::join);
            starts.forEach(servers::keepStarted);
            servers.close();
            throw failure;
        }
    }

    /** By their names, in the plan's order. */
    Map<String, Running> all() {
        return running;
    }

    /** The CPU time that they have used so far. */
    Duration cpu() {
        return running.values().stream().map(Running::cpu).reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() {
        running.values().stream().map(one -> begin(one::close)).toList().forEach(Servers::join);
    }

    private static Running started(FutureTask<Running> start) throws InterruptedException {
        try {
            return start.get();
        } catch (ExecutionException failure) {
            throw LabException.of(failure.getCause(), "A server cannot be started: " + failure.getCause() + ".");
        }
    }

    private void keepStarted(String name, FutureTask<Running> start) {
        if (start.state() == Future.State.SUCCESS) {
            running.put(name, start.resultNow());
        }
    }

    private static Thread begin(Runnable work) {
        return Thread.ofPlatform().name("server").start(work);
    }

    /** Also while interrupted: who ends what it has begun must not stop half-way. */
    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
