package dev.kaam.flow;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The platform thread that carries a virtual one. Officially it stands only in the text of the virtual thread, which is slow to
 * make. Where {@code java.lang} is open to this program (its manifest says so), the JDK's own method is asked.
 */
final class Carrier {
    private static final String WORKER = "-worker-";
    /** A name is asked for at each step of each request. */
    private static final String[] NAMES =
            IntStream.range(0, 64).mapToObj(number -> "carrier-" + number).toArray(String[]::new);

    private static final @Nullable MethodHandle CARRIER = find();

    private Carrier() {}

    private static @Nullable MethodHandle find() {
        try {
            return MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup())
                    .findStatic(Thread.class, "currentCarrierThread", MethodType.methodType(Thread.class));
        } catch (ReflectiveOperationException closed) {
            return null;
        }
    }

    /** What carries the thread that calls now, such as {@code carrier-1}; empty for a platform thread. */
    static String current() {
        Thread thread = Thread.currentThread();
        if (!thread.isVirtual()) {
            return "";
        }
        return inName(CARRIER == null ? thread.toString() : name(CARRIER));
    }

    private static String name(MethodHandle carrier) {
        try {
            return ((Thread) carrier.invokeExact()).getName();
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** {@code ForkJoinPool-1-worker-2}, or {@code VirtualThread[#31,request]/runnable@ForkJoinPool-1-worker-2}. */
    static String inName(String thread) {
        int number = thread.lastIndexOf(WORKER);
        return number < 0 ? "" : name(thread, number + WORKER.length());
    }

    private static String name(String thread, int begin) {
        int number = Integer.parseInt(thread, begin, thread.length(), 10);
        return number < NAMES.length ? NAMES[number] : "carrier-" + number;
    }
}
