package dev.kaam.job;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Looks up the addresses of a host. It may wait, and must end when it is interrupted. */
@FunctionalInterface
public interface Resolver {
    /** At least one. */
    InetAddress[] addressesOf(String host) throws UnknownHostException;
}
