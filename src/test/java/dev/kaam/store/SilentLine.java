package dev.kaam.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A line to a server on this machine that can fall silent: its ends stay open, and nothing comes through. */
public final class SilentLine implements AutoCloseable {
    private final ServerSocket ear = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean silent;

    public SilentLine(int to) throws IOException {
        threads.execute(() -> accept(to));
    }

    public int port() {
        return ear.getLocalPort();
    }

    public void fallSilent() {
        silent = true;
    }

    private void accept(int to) {
        try {
            while (true) {
                Socket client = ear.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), to);
                threads.execute(() -> pass(client, server));
                threads.execute(() -> pass(server, client));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] some = new byte[8192];
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                if (!silent) {
                    out.write(some, 0, n);
                }
            }
        } catch (IOException gone) {
            // so is the other end
        }
    }

    @Override
    public void close() throws IOException {
        ear.close();
        threads.shutdownNow();
    }
}
