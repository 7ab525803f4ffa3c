package dev.kaam.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many rows there are, and what they say: the sum of each row's SHA-256 (FIPS 180-4), modulo 2²⁵⁶, so that their order does not matter.
 *
 * @param checksum 64 hexadecimal digits
 */
public record RowSum(long rows, String checksum) {
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    /** Belongs to one thread. */
    static final class Builder {
        private final MessageDigest digest = sha256();
        private final ByteArrayOutputStream row = new ByteArrayOutputStream();
        private BigInteger sum = BigInteger.ZERO;
        private long rows;

        /** @param values each null, {@code Long}, {@code Double}, {@code String} or {@code byte[]} */
        void add(List<@Nullable Object> values) {
            row.reset();
            try (var to = new DataOutputStream(row)) {
                for (Object value : values) {
                    write(to, value);
                }
            } catch (IOException inMemory) {
                throw new UncheckedIOException(inMemory);
            }
            sum = sum.add(new BigInteger(1, digest.digest(row.toByteArray()))).mod(MODULUS);
            rows++;
        }

        RowSum sum() {
            byte[] digits = MODULUS.add(sum).toByteArray(); // one byte longer: leading zeros stay
            return new RowSum(rows, HexFormat.of().formatHex(digits, 1, digits.length));
        }
    }

    /** What it is, then how long, then itself: two rows never look the same that are not. */
    private static void write(DataOutputStream to, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> to.writeByte('n');
            case Long whole -> {
                to.writeByte('l');
                to.writeLong(whole);
            }
            case Double number -> {
                to.writeByte('d');
                to.writeDouble(number);
            }
            case String text -> write(to, 's', text.getBytes(StandardCharsets.UTF_8));
            case byte[] bytes -> write(to, 'b', bytes);
            default -> throw new IllegalArgumentException("no column holds a " + value.getClass());
        }
    }

    private static void write(DataOutputStream to, char kind, byte[] bytes) throws IOException {
        to.writeByte(kind);
        to.writeInt(bytes.length);
        to.write(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
