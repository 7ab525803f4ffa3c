package dev.kaam.flow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Two event loops under a heartbeat, in a process of their own, that do what each line on standard input says. */
final class StandstillProgram {
    private static final int TREE = 2_000_000;

    /** What the collector has to look through. */
    private static Object[] live = {};

    private StandstillProgram() {}

    static void main() throws IOException, InterruptedException {
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (var loops = new RealLoops(2)) {
            loops.awaitBeats(110);
            System.out.println("ready");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                obey(line, loops);
            }
        }
    }

    private static void obey(String line, RealLoops loops) throws InterruptedException {
        switch (line) {
            case "collect" -> {
                live = IntStream.range(0, TREE).mapToObj(i -> new int[] {i}).toArray();
                loops.request(0, System::gc);
            }
            case "compute" ->
                loops.request(0, () -> {
                    System.out.println("computing");
                    LoopHeartbeatTest.compute();
                });
            default -> tell(Incident.Kind.valueOf(line), loops);
        }
    }

    /** Waits for an incident of that kind, and for what is told beside it; then tells them all. */
    private static void tell(Incident.Kind kind, RealLoops loops) throws InterruptedException {
        loops.await(incident -> incident.kind() == kind);
        loops.awaitBeats(30);
        System.out.println(loops.incidents.newest());
        System.out.println(Arrays.hashCode(live) == 0 ? "" : "told");
    }
}
