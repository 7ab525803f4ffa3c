package dev.kaam.flow;

/** What a thread got of the processors since it began, in nanoseconds. */
interface ThreadTimes extends AutoCloseable {
    /** How long it computed. Any thread may ask. */
    long computed();

    /** How long it could have run, and others did: 0 where the system does not tell. Asked on that thread alone. */
    long starved();

    @Override
    void close();
}
