package dev.kaam.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/**
 * Which requests held a loop, and which waited for it meanwhile.
 *
 * @param from when the hold began
 * @param culprits longest first
 * @param waited longest first
 * @param waitedLeftOut how many more waited than are named
 */
public record Blame(long from, List<Share> culprits, List<Share> waited, int waitedLeftOut) {
    static final int NAMED = 100;
    /** Who waited for less is not named. */
    private static final long LEAST = TimeUnit.MILLISECONDS.toNanos(1);

    /**
     * What one request has to do with an incident.
     *
     * @param request its number
     * @param nanos how long it held the loop; or up to how long it waited
     */
    public record Share(long request, long nanos) {}

    static Blame of(List<Flow> flows, Hold asked) {
        List<Flow> its =
                flows.stream().filter(flow -> flow.loop().equals(asked.loop())).toList();
        Hold hold = asked.from(begin(its, asked));
        List<Share> culprits = shares(its, flow -> held(flow, hold), 1);
        long all = culprits.stream().mapToLong(Share::nanos).sum();
        List<Share> waited = shares(its, flow -> forOthers(flow, hold, all), LEAST);
        return new Blame(hold.sent(), named(culprits), named(waited), Math.max(0, waited.size() - NAMED));
    }

    /** Whoever ran when the beat was sent ran before, too. */
    private static long begin(List<Flow> flows, Hold hold) {
        for (Flow flow : flows) {
            for (Stretch on : onLoop(flow)) {
                if (on.from() < hold.sent() && (on.to() == 0 || on.to() > hold.sent())) {
                    return Math.max(hold.free(), on.from());
                }
            }
        }
        return hold.sent();
    }

    /** @param to 0: not yet */
    private record Stretch(long from, long to) {}

    /** When its handler, and those of its tasks that did so, ran on the loop. */
    private static List<Stretch> onLoop(Flow flow) {
        var all = new ArrayList<Stretch>();
        if (flow.on() == Flow.On.LOOP && flow.started() != 0) {
            all.add(new Stretch(flow.started(), flow.answered()));
        }
        for (FlowTask task : flow.tasks()) {
            if (task.isOnLoop() && task.started() != 0) {
                all.add(new Stretch(task.started(), task.ended()));
            }
        }
        return all;
    }

    private static long held(Flow flow, Hold hold) {
        return onLoop(flow).stream()
                .mapToLong(on -> hold.in(on.from(), on.to()))
                .sum();
    }

    /** Nobody waits for himself: who held it too, waited for the others who did. */
    private static long forOthers(Flow flow, Hold hold, long all) {
        long own = held(flow, hold);
        long waited = waited(flow, hold);
        return own == 0 ? waited : Math.min(waited, all - own);
    }

    private static long waited(Flow flow, Hold hold) {
        return unread(flow, hold) + hold.in(flow.received(), taken(flow)) + reply(flow, hold);
    }

    /** The loop had not read it yet; perhaps it had not come yet. */
    private static long unread(Flow flow, Hold hold) {
        boolean mayHaveLain = flow.received() > hold.sent() && flow.received() <= hold.seen();
        return mayHaveLain ? hold.in(hold.sent(), flow.received()) : 0;
    }

    /** Until then it needed the loop to go on; one that is run elsewhere needs it no more when it is whole. */
    private static long taken(Flow flow) {
        long taken = flow.on() == Flow.On.LOOP ? flow.started() : flow.queued();
        return taken == 0 ? flow.sent() : taken;
    }

    private static long reply(Flow flow, Hold hold) {
        return flow.answered() == 0 ? 0 : hold.in(flow.answered(), flow.sent());
    }

    private static List<Share> shares(List<Flow> flows, ToLongFunction<Flow> nanos, long least) {
        return flows.stream()
                .map(flow -> new Share(flow.number(), nanos.applyAsLong(flow)))
                .filter(share -> share.nanos() >= least)
                .sorted(Comparator.comparingLong(Share::nanos).reversed().thenComparingLong(Share::request))
                .toList();
    }

    private static List<Share> named(List<Share> shares) {
        return shares.subList(0, Math.min(NAMED, shares.size()));
    }
}
