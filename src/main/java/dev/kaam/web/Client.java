package dev.kaam.web;

import dev.kaam.change.AddressRange;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and by which address it knows this server.
 *
 * @param address its own, as a number
 * @param authority what its Host says, or null where that is none
 */
record Client(String address, String scheme, @Nullable HostAndPort authority) {
    private static final String KEY = "kaam.client";
    private static final String USUAL = "127.0.0.1";

    void putInto(RoutingContext context) {
        context.put(KEY, this);
    }

    static Client of(RoutingContext context) {
        return Objects.requireNonNull(context.get(KEY), KEY);
    }

    /** Where it reached this server: {@code http://127.0.0.1:8080}. */
    String base() {
        return scheme + "://" + authority;
    }

    /** Whether it is a program on this machine. */
    boolean isHere() {
        if (address.equals(USUAL)) {
            return true; // asked at each write
        }
        InetAddress its = AddressRange.literal(address);
        return its != null && its.isLoopbackAddress();
    }
}
