package dev.kaam.lab;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What measuring a level has given.
 *
 * @param median of the samples that count; NaN where none does
 * @param low lower end of the interval in which the median lies with 95 % confidence (bootstrap)
 * @param high its upper end
 */
public record Measured(Level level, double median, double low, double high, List<Taken> samples) {
    public Measured {
        samples = List.copyOf(samples);
    }

    /** How a measurement stands to its law. */
    public enum Agreement {
        /** The law lies where the measurement does, as near as its tolerance. */
        AGREES,
        /** It does not. */
        DIFFERS,
        /** The measurements are too far apart, or too few, to tell. */
        UNCLEAR
    }

    /** Why a sample does not count. */
    public enum Thrown {
        /** The first time only warms up. */
        WARM_UP,
        /** Others had too much of the machine meanwhile. */
        BUSY,
        /** The clients were not always waiting for answers, so they were the limit and not the server. */
        LITTLE,
        /** Requests were not sent when they were due. */
        LATE,
        /** Requests failed. */
        FAILED
    }

    /**
     * A sample, and whether it counts.
     *
     * @param others the share of the machine that others had meanwhile
     * @param thrown null: it counts
     */
    public record Taken(
            Sample sample, double others, @Nullable Thrown thrown) {}

    public Agreement agreement() {
        Prediction law = level.prediction();
        double slack = law.high() - law.value();
        if (Double.isNaN(median) || high - low > 2 * Math.max(slack, Math.ulp(median))) {
            return Agreement.UNCLEAR;
        }
        if (low > law.high() || high < law.low()) {
            return Agreement.DIFFERS;
        }
        return median >= law.low() && median <= law.high() ? Agreement.AGREES : Agreement.UNCLEAR;
    }
}
