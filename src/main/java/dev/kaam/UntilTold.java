package dev.kaam;

import dev.kaam.terminal.TerminalException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;

/** A command that goes on until a signal: it is told to stop, ends well, and the program ends with its status. */
final class UntilTold {
    /** What goes on. */
    interface Work {
        /** Returns when it is over, or soon after it was {@code told} to stop. */
        void run(BooleanSupplier told) throws InterruptedException;
    }

    private static final Duration SOON = Duration.ofSeconds(5);

    private final CommandLine command;
    private final Runnable stop;
    private final AtomicInteger status = new AtomicInteger(CommandLine.ExitCode.OK);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean told;

    /** @param stop ends what it may wait for beside being told; any thread may call it, at any time */
    UntilTold(CommandLine command, Runnable stop) {
        this.command = command;
        this.stop = stop;
    }

    /** To be called once. Returns the exit code: 1 where it cannot be done, which one sentence on standard error explains. */
    int run(Work work) throws InterruptedException {
        Thread hook = Thread.ofPlatform().unstarted(this::endWithTheProgram);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            work.run(() -> told);
        } catch (TerminalException failure) {
            command.getErr().println("kaam: " + failure.getMessage());
            status.set(CommandLine.ExitCode.SOFTWARE);
        } finally {
            flush(command.getOut(), command.getErr());
            over.countDown();
            forget(hook);
        }
        return status.get();
    }

    /** Waits until it is over, but not for ever: it may never have begun. */
    void awaitEnd() throws InterruptedException {
        over.await(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    /** Without halt the JVM would say that the signal killed it. */
    private void endWithTheProgram() {
        told = true;
        stop.run();
        try {
            over.await();
        } catch (InterruptedException atOnce) {
            status.set(CommandLine.ExitCode.SOFTWARE);
        }
        Runtime.getRuntime().halt(status.get());
    }

    private static void flush(PrintWriter... writers) {
        for (PrintWriter writer : writers) {
            writer.flush();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException itRuns) {
            // and ends the program
        }
    }
}
