package dev.kaam.change;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that begin with the same bits (RFC 4632): {@code 10.0.0.0/8}, or one alone. Names are never looked up.
 *
 * @param bits how many are the same
 */
public record AddressRange(InetAddress first, int bits) {
    private static final Pattern WHOLE = Pattern.compile("[0-9]+([.][0-9]+){3}");

    /** Reads one; {@code IllegalArgumentException} with a sentence where it is none. */
    public static AddressRange of(String text) {
        String[] parts = text.split("/", 2);
        InetAddress first = literal(parts[0]);
        if (first == null) {
            throw unlike(text);
        }
        int most = first.getAddress().length * 8;
        if (parts.length == 1) {
            return new AddressRange(first, most);
        }
        int bits = parts[1].matches("[0-9]{1,3}") ? Integer.parseInt(parts[1]) : -1;
        if (bits < 0 || bits > most) {
            throw unlike(text);
        }
        return new AddressRange(first, bits);
    }

    /** An address, or null where it is none, or a short form such as 10.1, which hardly anybody means. */
    public static @Nullable InetAddress literal(String text) {
        try {
            boolean isWhole = text.contains(":") || WHOLE.matcher(text).matches();
            return isWhole ? InetAddress.ofLiteral(text) : null;
        } catch (IllegalArgumentException other) {
            return null;
        }
    }

    public boolean has(InetAddress address) {
        return has(address.getAddress());
    }

    boolean has(byte[] other) {
        byte[] mine = first.getAddress();
        int whole = bits / 8;
        if (mine.length != other.length || !Arrays.equals(mine, 0, whole, other, 0, whole)) {
            return false;
        }
        int left = bits % 8;
        return left == 0 || ((mine[whole] ^ other[whole]) & 0xff) >> (8 - left) == 0;
    }

    private static IllegalArgumentException unlike(String text) {
        return new IllegalArgumentException("'" + text + "' is no address, such as 10.0.0.7 or 10.0.0.0/8");
    }
}
