package dev.kaam.flow;

import java.util.concurrent.Executor;

/**
 * An event loop, as those see it who watch it.
 *
 * @param name such as {@code loop-0}
 * @param thread on which it runs, always the same
 * @param queue runs what it is given on that thread, behind what waits there
 */
public record Loop(String name, Thread thread, Executor queue) {}
