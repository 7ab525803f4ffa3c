package dev.kaam.background;

/**
 * Work of one request for after its response: FastAPI's {@code BackgroundTasks}, made safe. Nothing starts before the
 * response was handed to the socket, or the client has gone. Each task has a thread and a time limit of its own, so that none
 * stops another. At a crash they are lost: what must not be lost is a durable task, never one of these.
 */
public interface BackgroundTasks {
    /**
     * Asks for work after the response. Any thread may call.
     *
     * @param name what the log and the counters call it: one of few, never with an id in it
     */
    void add(String name, Runnable work);

    /**
     * The pitfall, for those who want to see it: work on the event loop that has sent the response, which does nothing else meanwhile,
     * for nobody. It has no time limit.
     */
    void addOnLoop(String name, Runnable work);
}
