package dev.kaam.flow;

/** The platform thread that carries a virtual one. */
final class Carrier {
    private Carrier() {}

    /** What carries the thread that calls now, such as {@code carrier-1}; empty for a platform thread. */
    static String current() {
        Thread thread = Thread.currentThread();
        return thread.isVirtual() ? inName(thread.toString()) : "";
    }

    /** {@code VirtualThread[#31,request]/runnable@ForkJoinPool-1-worker-2}: there is no other way to ask. */
    static String inName(String thread) {
        int number = thread.lastIndexOf("-worker-");
        return number < 0 ? "" : "carrier-" + thread.substring(number + "-worker-".length());
    }
}
