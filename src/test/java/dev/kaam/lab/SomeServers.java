package dev.kaam.lab;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Starts servers that are nothing but their names, and remembers what became of them. */
final class SomeServers implements Launcher {
    final List<String> started = new CopyOnWriteArrayList<>();
    final List<String> closed = new CopyOnWriteArrayList<>();
    /** Reached when two start. */
    final CountDownLatch starting = new CountDownLatch(2);
    /** Each waits for the others of as many. */
    CountDownLatch together = new CountDownLatch(0);
    /** The one that does not start. */
    String broken = "";

    @Override
    public Running start(Setup setup) throws InterruptedException {
        if (setup.name().equals(broken)) {
            throw new LabException(broken + " is broken");
        }
        starting.countDown();
        together.countDown();
        together.await();
        started.add(setup.name());
        return new Named(setup.name());
    }

    private final class Named implements Running {
        private final String name;

        Named(String name) {
            this.name = name;
        }

        @Override
        public URI address() {
            return URI.create("http://127.0.0.1:1");
        }

        @Override
        public Duration cpu() {
            return Duration.ZERO;
        }

        @Override
        public void kill() {}

        @Override
        public void restart() {}

        @Override
        public void pause(Duration length) {}

        @Override
        public void close() {
            closed.add(name);
        }
    }
}
