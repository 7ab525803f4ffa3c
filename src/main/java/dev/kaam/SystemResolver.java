package dev.kaam;

import dev.kaam.job.Resolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Looks hosts up as this machine does: by a native call, which would hold up a carrier of virtual threads for as long as a name
 * server takes, and which nothing interrupts. So it has a few threads of its own, and whoever asks may give up.
 */
final class SystemResolver implements Resolver, AutoCloseable {
    private static final int THREADS = 4;
    private static final int WAITING = 64;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("resolver-", 0).factory());

    SystemResolver() {
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public InetAddress[] addressesOf(String host) throws UnknownHostException {
        try {
            Future<InetAddress[]> found = threads.submit(() -> InetAddress.getAllByName(host));
            try {
                return found.get();
            } finally {
                found.cancel(false);
            }
        } catch (RejectedExecutionException full) {
            throw new UnknownHostException(
                    host + " was not looked up: " + WAITING + " others wait for the name server");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host + " was not looked up to the end");
        } catch (ExecutionException failure) {
            throw new UnknownHostException(host + " has no address that can be found");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
