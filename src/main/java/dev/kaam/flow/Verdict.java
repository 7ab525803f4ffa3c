package dev.kaam.flow;

import java.util.List;

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

    /** The loop has not come round. */
    void goingOn(Loop loop, Beat beat, long now) {
        tell(beat, new Hold(loop.name(), beat.free(), beat.sent(), now, now), 0);
    }

    /** The loop has come round, and at {@code seen} once more. */
    void over(Loop loop, Beat beat, long seen) {
        tell(beat, new Hold(loop.name(), beat.free(), beat.sent(), beat.back(), seen), beat.back());
    }

    private void tell(Beat beat, Hold hold, long to) {
        Blame blame = Blame.of(recorder.kept(), hold);
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

    /** A thread that only lies in wait for events, or against which nothing is known, was not let run: that is no alarm. */
    private static boolean isHeld(Beat beat, Blame blame) {
        Stacks stacks = beat.stacks();
        return stacks.isEmpty() ? !blame.culprits().isEmpty() : !stacks.isAwaitingEvents();
    }
}
