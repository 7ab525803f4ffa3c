package dev.kaam;

import dev.kaam.lab.Setup;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A program that starts a server, says where it is, and goes on until it is ended. */
final class LaunchOne {
    private LaunchOne() {}

    public static void main(String[] temporary) throws InterruptedException {
        System.out.println(new KaamLauncher(Path.of(temporary[0]))
                .start(Setup.of("one", "virtual-threads"))
                .address());
        new CountDownLatch(1).await();
    }
}
