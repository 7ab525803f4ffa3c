package dev.kaam.lab;

/** Starts servers for experiments, each a process of its own on loopback, with a new folder. Any thread may call. */
@FunctionalInterface
public interface Launcher {
    /** Returns when the server is ready. Throws {@link LabException} with a sentence when it does not become so. */
    Running start(Setup setup) throws InterruptedException;
}
