package dev.kaam.lab;

import java.net.URI;
import java.time.Duration;

/** A server that was started for an experiment. Any thread may call. */
public interface Running extends AutoCloseable {
    URI address();

    /** The CPU time that its process has used so far. */
    Duration cpu();

    /** Ends it without a warning, as {@code kill -9} and a power cut do. */
    void kill();

    /** Starts it again on the same folder, after {@link #kill}; its address is another then. */
    void restart() throws InterruptedException;

    /** Lets it stand still for so long, as a collector or a debugger would, and go on. */
    void pause(Duration length) throws InterruptedException;

    /** Ends it, and removes its folder. */
    @Override
    void close();
}
