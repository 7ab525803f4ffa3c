package dev.kaam.lab.decide;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What each strategy leads to when fewer come, and when more do, as JSON for a plot: along the number of users up to four times as
 * many, or along the rate up to twice as much. What is infinite is null.
 */
public final class Curves {
    private static final int POINTS = 32;
    private static final double MORE_USERS = 4;
    /** Beyond so many, no more are computed than were asked about: each point takes as long as there are users. */
    private static final int USERS_MAX = 20_000;

    private static final double MORE_RATE = 2;

    private Curves() {}

    /** Takes about as long as the decision itself. */
    public static ObjectNode of(Decision decision) {
        Arrivals arrivals = decision.asked().arrivals();
        var model = new Model(decision.asked());
        double[] loads = loads(arrivals).toArray();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("along", arrivals instanceof Arrivals.Users ? "users" : "rate");
        ArrayNode at = json.putArray("at");
        DoubleStream.of(loads).forEach(at::add);
        ArrayNode strategies = json.putArray("strategies");
        decision.rows().forEach(row -> strategies.add(curve(model, row.strategy(), arrivals, loads)));
        return json;
    }

    private static DoubleStream loads(Arrivals arrivals) {
        double load = arrivals.load();
        if (arrivals instanceof Arrivals.Rate) {
            return IntStream.rangeClosed(1, POINTS)
                    .mapToDouble(point ->
                            Math.clamp(load * MORE_RATE * point / POINTS, Arrivals.Rate.MIN, Arrivals.Rate.MAX))
                    .distinct();
        }
        double most = Math.max(load, Math.min(Math.max(10, MORE_USERS * load), USERS_MAX));
        return IntStream.rangeClosed(0, POINTS)
                .mapToDouble(point -> Math.rint(Math.pow(most, (double) point / POINTS)))
                .distinct();
    }

    private static ObjectNode curve(Model model, Strategy strategy, Arrivals arrivals, double[] loads) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("name", strategy.kind().key());
        ArrayNode perSecond = json.putArray("perSecond");
        ArrayNode meanMs = json.putArray("meanMs");
        for (double load : loads) {
            Outlook outlook = model.with(arrivals.withLoad(load)).of(strategy);
            perSecond.add(finite(outlook.perSecond()));
            meanMs.add(finite(outlook.latency().mean()));
        }
        return json;
    }

    private static @Nullable Double finite(double number) {
        return Double.isFinite(number) ? (Double) Figures.rounded(number) : null;
    }
}
