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

    /** What was found last, by the number of the carrier. Who meets another there finds it once more, or a whole one: its fields are final. */
    private static final @Nullable Known[] KNOWN = new Known[64];

    /** @param thread its name, of which it is the same object as long as it is called so */
    private record Known(String thread, String carrier) {}

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
        return CARRIER == null ? inName(thread.toString()) : known(carrier(CARRIER));
    }

    @SuppressWarnings("ReferenceEquality") // another object of the same text is only looked at once more
    private static String known(Thread carrier) {
        String name = carrier.getName();
        int place = (int) carrier.threadId() & (KNOWN.length - 1);
        Known known = KNOWN[place];
        if (known == null || known.thread() != name) {
            known = new Known(name, inName(name));
            KNOWN[place] = known;
        }
        return known.carrier();
    }

    private static Thread carrier(MethodHandle carrier) {
        try {
            return (Thread) carrier.invokeExact();
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
