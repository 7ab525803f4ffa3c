package dev.kaam.flow;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a thread was, looked at several times: of all places the one where it was most often, as it was first seen there. A
 * place is the method that was called last and is not the JDK's. One thread.
 */
final class Stacks {
    static final int FRAMES = 40;
    private static final int PLACES = 64;
    /** There a loop's thread lies in wait for events: Netty's transports, and those of the JDK. */
    private static final Set<String> EVENTS = Set.of(
            "io.netty.channel.epoll.Native.epollWait",
            "io.netty.channel.epoll.Native.epollWait0",
            "io.netty.channel.kqueue.Native.keventWait",
            "io.netty.channel.uring.Native.ioUringEnter",
            "sun.nio.ch.EPoll.wait",
            "sun.nio.ch.KQueue.poll",
            "sun.nio.ch.WEPoll.wait");

    private static final class Place {
        private final StackTraceElement[] first;
        private int seen;

        Place(StackTraceElement[] first) {
            this.first = first;
        }
    }

    private final Map<String, Place> places = new LinkedHashMap<>();

    void add(StackTraceElement[] stack) {
        if (stack.length > 0) {
            String name = place(stack);
            if (places.size() < PLACES || places.containsKey(name)) {
                places.computeIfAbsent(name, unknown -> new Place(stack)).seen++;
            }
        }
    }

    private static String place(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            String name = frame.getClassName();
            if (!name.startsWith("java.") && !name.startsWith("jdk.") && !name.startsWith("sun.")) {
                return method(frame);
            }
        }
        return method(stack[0]);
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    /** Empty where the thread was not looked at. */
    List<String> most() {
        Place most = place();
        return most == null
                ? List.of()
                : Arrays.stream(most.first)
                        .limit(FRAMES)
                        .map(StackTraceElement::toString)
                        .toList();
    }

    /** Whether the loop held nothing up, and was only not let run. */
    boolean isAwaitingEvents() {
        Place most = place();
        return most != null && EVENTS.contains(method(most.first[0]));
    }

    private @Nullable Place place() {
        Place most = null;
        for (Place place : places.values()) {
            if (most == null || place.seen > most.seen) {
                most = place;
            }
        }
        return most;
    }

    private static String method(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName();
    }
}
