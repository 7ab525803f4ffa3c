package dev.kaam.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No false alarm: loops that have nothing to do, on a machine that others use. */
class IdleLoopsTest {
    @Test
    void nothing_is_told_in_8_seconds() throws Exception {
        idle(Duration.ofSeconds(8));
    }

    @Test
    @Tag("slow")
    void nothing_is_told_in_10_minutes() throws Exception {
        idle(Duration.ofMinutes(10));
    }

    private static void idle(Duration duration) throws InterruptedException {
        try (var loops = new RealLoops(2)) {
            Thread.sleep(duration); // that nothing happens meanwhile is what is tested
            assertThat(loops.incidents.newest())
                    .as("but for collections, which other tests need")
                    .allMatch(incident -> incident.kind() == Incident.Kind.GC);
        }
    }
}
