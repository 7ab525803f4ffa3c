package dev.kaam.flow;

import java.util.stream.IntStream;

/** The platform thread that carries a virtual one. */
final class Carrier {
    private static final String WORKER = "-worker-";
    /** A name is asked for at each step of each request. */
    private static final String[] NAMES =
            IntStream.range(0, 64).mapToObj(number -> "carrier-" + number).toArray(String[]::new);

    private Carrier() {}

    /** What carries the thread that calls now, such as {@code carrier-1}; empty for a platform thread. */
    static String current() {
        Thread thread = Thread.currentThread();
        return thread.isVirtual() ? inName(thread.toString()) : "";
    }

    /** {@code VirtualThread[#31,request]/runnable@ForkJoinPool-1-worker-2}: there is no other way to ask. */
    static String inName(String thread) {
        int number = thread.lastIndexOf(WORKER);
        return number < 0 ? "" : name(thread, number + WORKER.length());
    }

    private static String name(String thread, int begin) {
        int number = Integer.parseInt(thread, begin, thread.length(), 10);
        return number < NAMES.length ? NAMES[number] : "carrier-" + number;
    }
}
