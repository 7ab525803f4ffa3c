package dev.kaam.flow;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a late beat is told as, if it is. One thread. */
final class Verdict {
    private final FlowRecorder recorder;
    private final Control control;
    private final Incidents incidents;

    Verdict(FlowRecorder recorder, Control control, Incidents incidents) {
        this.recorder = recorder;
        this.control = control;
        this.incidents = incidents;
    }

    /** The loop does not come round: whose handler began last on it, holds it. It may be forgotten before that is told. */
    void suspect(Loop loop, Beat beat) {
        beat.suspect(recorder.ranLast(loop));
    }

    /** The loop has not come round. */
    void goingOn(Loop loop, Beat beat, long now) {
        tell(beat, new Hold(loop.name(), beat.free(), beat.sent(), now, now), 0);
    }

    /** The loop has come round, and at {@code seen} once more. */
    void over(Loop loop, Beat beat, long seen) {
        tell(beat, new Hold(loop.name(), beat.free(), beat.sent(), beat.back(), seen), beat.back());
    }

    private void tell(Beat beat, Hold hold, long to) {
        Blame blame = Blame.of(flows(beat.suspect()), hold);
        long computed = beat.computed();
        boolean computing = computed > control.own(beat, hold.end()) / 2;
        List<String> stack = beat.stacks().most();
        if (beat.number() != 0 || computing || isHeld(beat, blame)) {
            if (beat.number() == 0) {
                beat.number(incidents.number());
            }
            incidents.tell(new Incident(
                    beat.number(),
                    computing ? Incident.Kind.COMPUTING : Incident.Kind.PARKED,
                    hold.loop(),
                    blame.from(),
                    to,
                    computed,
                    stack,
                    blame.culprits(),
                    blame.waited(),
                    blame.waitedLeftOut()));
        }
    }

    private List<Flow> flows(@Nullable Flow suspect) {
        List<Flow> flows = recorder.kept();
        if (suspect == null || recorder.keeps(suspect)) {
            return flows;
        }
        return Stream.concat(Stream.of(suspect), flows.stream()).toList();
    }

    /** A thread that only lies in wait for events, or against which nothing is known, was not let run: that is no alarm. */
    private static boolean isHeld(Beat beat, Blame blame) {
        Stacks stacks = beat.stacks();
        return stacks.isEmpty() ? !blame.culprits().isEmpty() : !stacks.isAwaitingEvents();
    }
}
