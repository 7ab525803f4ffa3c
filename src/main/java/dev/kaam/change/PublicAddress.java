package dev.kaam.change;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses are those of the whole internet. All others lead to this machine, to its network, to nobody or to many, and
 * somebody who may name an address must not get us to call there.
 */
public final class PublicAddress {
    private static final List<AddressRange> SPECIAL_4 = nets(
            "0.0.0.0/8", // this network
            "10.0.0.0/8",
            "100.64.0.0/10", // behind a carrier's address translation
            "127.0.0.0/8",
            "169.254.0.0/16", // link-local; clouds tell their secrets there
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24", // for documentation, as two more
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4", // multicast
            "240.0.0.0/4");

    /** All that is of one network card and of the internet. What holds an IPv4 address in it lies elsewhere, or is left out below. */
    private static final AddressRange GLOBAL_6 = AddressRange.of("2000::/3");

    private static final List<AddressRange> SPECIAL_6 = nets("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");
    private static final AddressRange NAT64 = AddressRange.of("64:ff9b::/96");

    private PublicAddress() {}

    public static boolean isPublic(InetAddress address) {
        return isPublic(address.getAddress());
    }

    /** An IPv4 address that is written as an IPv6 one ({@code ::ffff:…}) is not global, and so not public, whatever it is. */
    private static boolean isPublic(byte[] address) {
        if (address.length == 4) {
            return SPECIAL_4.stream().noneMatch(net -> net.has(address));
        }
        if (NAT64.has(address)) {
            return isPublic(Arrays.copyOfRange(address, 12, 16));
        }
        return GLOBAL_6.has(address) && SPECIAL_6.stream().noneMatch(net -> net.has(address));
    }

    private static List<AddressRange> nets(String... all) {
        return Stream.of(all).map(AddressRange::of).toList();
    }
}
