package dev.kaam.lab.load;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.kaam.lab.LabException;
import java.lang.management.ManagementFactory;

/** Each connection is an open file of this process, and the system allows only so many of them. */
final class OpenFiles {
    /** For all else that a program opens meanwhile. */
    private static final int SPARE = 64;

    private OpenFiles() {}

    /** Throws {@link LabException} where so many more are not allowed. */
    static void need(int more) {
        if (more > left()) {
            throw new LabException(String.format(
                    "%,d clients are more than the open files that this system allows a process: %,d more. Allow more"
                            + " (ulimit -n %d, before the program is started) or take fewer clients.",
                    more, left(), Math.addExact(more, 1_000)));
        }
    }

    /** How many more there may be; where the system does not tell, as many as one likes. */
    static int left() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? Math.clamp(
                        unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount() - SPARE,
                        0,
                        Integer.MAX_VALUE)
                : Integer.MAX_VALUE;
    }
}
