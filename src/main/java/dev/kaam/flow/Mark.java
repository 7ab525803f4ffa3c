package dev.kaam.flow;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * How a mark is set: a field that any thread may read, and that is volatile for its readers only. It is stored with {@code setRelease}: who
 * reads a mark sees also all that its thread did before, as with a volatile store; but that thread does not wait until the others can see
 * it. A volatile store would, some twenty times a request, and often for a line of memory that another core had last.
 *
 * <p>What is lost is one order of all marks of different threads that do not know of one another, and that what a thread reads next is
 * read after its mark can be seen. Nobody relies on that: the marks of one request are handed on from thread to thread (by the queue of
 * a loop, of a lane, or by the end of a wait), and lists of waits and tasks grow by compare-and-set.
 */
final class Mark {
    private Mark() {}

    /** @param its looked up by the class that has the field */
    static VarHandle of(MethodHandles.Lookup its, String field, Class<?> type) {
        try {
            return its.findVarHandle(its.lookupClass(), field, type);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }
}
