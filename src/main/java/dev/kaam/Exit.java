package dev.kaam;

import dev.kaam.web.Leaving;
import org.jspecify.annotations.Nullable;

/** The way out of a server on whose answers a balancer counts. Where there is none, nobody needs to be told. */
record Exit(Leaving leaving, Settings.@Nullable Proxy proxy) {
    /** Says that it will stop, and gives the balancer the time to see it: until then it sends requests, which are taken. */
    void announce() {
        if (proxy == null) {
            return;
        }
        leaving.begin();
        try {
            SystemTime.INSTANCE.sleep(proxy.leave());
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
