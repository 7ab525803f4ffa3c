package dev.kaam.flow;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** As the system tells it. Only Linux says how long a thread was starved, and only in a file of the thread's native number. */
final class SystemThreadTimes implements ThreadTimes {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Path SELF = Path.of("/proc/thread-self");

    private final long thread;
    /** Its processor time, its waiting time and its time slices, with spaces between. */
    private final byte[] text = new byte[80];

    private volatile @Nullable RandomAccessFile file;
    private boolean opened;
    private long last;

    SystemThreadTimes(Thread thread) {
        this.thread = thread.threadId();
    }

    /** 0 where a thread has ended. */
    @Override
    public long computed() {
        return Math.max(0, THREADS.getThreadCpuTime(thread));
    }

    @Override
    public long starved() {
        try {
            RandomAccessFile known = opened ? file : open();
            if (known != null) {
                known.seek(0);
                last = second(known.read(text));
            }
        } catch (IOException closed) {
            file = null;
        }
        return last;
    }

    /** The link names the thread that reads it; the file can then be read by others too. */
    private @Nullable RandomAccessFile open() throws IOException {
        opened = true;
        if (Files.isSymbolicLink(SELF)) {
            Path self = Files.readSymbolicLink(SELF);
            file = new RandomAccessFile(
                    SELF.resolveSibling(self).resolve("schedstat").toFile(), "r");
        }
        return file;
    }

    /** Without an object, for it is asked at each beat. */
    private long second(int length) {
        int at = 0;
        while (at < length && text[at] != ' ') {
            at++;
        }
        long number = 0;
        for (at++; at < length && text[at] >= '0' && text[at] <= '9'; at++) {
            number = number * 10 + text[at] - '0';
        }
        return number;
    }

    @Override
    public void close() {
        RandomAccessFile known = file;
        if (known != null) {
            try {
                known.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
