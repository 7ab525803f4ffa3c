package dev.kaam.web;

import dev.kaam.change.AddressRange;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The proxies whose word is taken for who asks, and for what: those whose connection comes from one of these addresses. Anybody can
 * write a header, and nobody can have a conversation over TCP from an address that is not theirs.
 */
public record Proxies(List<AddressRange> trusted) {
    public static final Proxies NONE = new Proxies(List.of());

    public Proxies {
        trusted = List.copyOf(trusted);
    }

    /** Reads {@code 10.0.0.7,10.1.0.0/16,::1}; {@code IllegalArgumentException} with a sentence where it is not like that. */
    public static Proxies of(String list) {
        return new Proxies(Stream.of(list.split(",", -1))
                .map(each -> AddressRange.of(each.strip()))
                .toList());
    }

    Client client(HttpServerRequest request) {
        String peer = String.valueOf(request.remoteAddress().hostAddress());
        InetAddress proxy = trusted.isEmpty() ? null : AddressRange.literal(peer);
        if (proxy == null || !trusts(proxy)) {
            return new Client(peer, String.valueOf(request.scheme()), request.authority());
        }
        String asks = origin(proxy, all(request, "X-Forwarded-For")).getHostAddress();
        return new Client(asks, scheme(request), authority(request));
    }

    private boolean trusts(InetAddress address) {
        return trusted.stream().anyMatch(range -> range.has(address));
    }

    /**
     * Each proxy writes behind the others who it heard it from; so from the end, the first that is not a proxy of ours. What stands
     * before it, that one may have made up.
     */
    InetAddress origin(InetAddress peer, List<String> forwarded) {
        InetAddress found = peer;
        for (String each : forwarded.reversed()) {
            InetAddress before = AddressRange.literal(each);
            if (before == null || !trusts(found)) {
                return found;
            }
            found = before;
        }
        return found;
    }

    private static String scheme(HttpServerRequest request) {
        List<String> told = all(request, "X-Forwarded-Proto");
        String last = told.isEmpty() ? "" : told.getLast();
        return last.equals("https") || last.equals("http") ? last : String.valueOf(request.scheme());
    }

    /** Null where the proxy says what cannot be read. */
    private static @Nullable HostAndPort authority(HttpServerRequest request) {
        List<String> told = all(request, "X-Forwarded-Host");
        return told.isEmpty() ? request.authority() : HostAndPort.parseAuthority(told.getLast(), -1);
    }

    private static List<String> all(HttpServerRequest request, String header) {
        return request.headers().getAll(header).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::strip)
                .toList();
    }
}
