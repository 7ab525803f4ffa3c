package dev.kaam;

import dev.kaam.background.Member;
import dev.kaam.flow.Time;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Who this program is among those that share its database. */
final class ThisNode {
    private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");

    private ThisNode() {}

    /** Another at each start: what one that was killed has left, its successor must not take for its own. */
    static String id(RandomGenerator random) {
        return HexFormat.of().toHexDigits(random.nextInt()) + "-" + pid();
    }

    /** @param url where it answers */
    static Member of(String id, String url, Time time) {
        String version = Kaam.class.getPackage().getImplementationVersion();
        return new Member(id, host(), pid(), url, version == null ? "unknown" : version, time.instant());
    }

    /** Where others may reach it, if they reach its machine. */
    static String url(String host, int port) {
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
        String name = everywhere ? host() : host.contains(":") ? "[" + host + "]" : host;
        return "http://" + name + ":" + port;
    }

    private static long pid() {
        return ProcessHandle.current().pid();
    }

    /** As Linux says it, without asking any other machine for the name. */
    private static String host() {
        try {
            return Files.readString(LINUX).strip();
        } catch (IOException notLinux) {
            return asked();
        }
    }

    private static String asked() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
