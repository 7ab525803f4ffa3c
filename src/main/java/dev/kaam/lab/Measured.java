package dev.kaam.lab;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What measuring a level has given.
 *
 * @param median of the samples that count; NaN where those are fewer than five
 * @param low lower end of the interval in which the median lies with a confidence of 93 % or more, see {@link MedianInterval}
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
        /** Requests were not sent when they were due, or clients came late to answers that were there. */
        LATE,
        /** Requests failed, or nothing was answered. */
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

    /**
     * A measurement agrees when its median is as near to the law as the tolerance says and its interval is no wider than what
     * still agrees. It differs when all of its interval is beyond that; where the median does not, five samples show it so in one
     * run of 32 at most. In between, and where the samples are too far apart, nothing can be said. What is too far apart to differ
     * grows with what was measured: 400 to 420 ms do differ from 30 ± 5, and 60 to 200 may be anything. A promise is judged by each
     * sample: one that breaks it is enough.
     */
    public Agreement agreement() {
        Prediction law = level.prediction();
        if (!broken().isEmpty()) {
            return Agreement.DIFFERS;
        }
        if (Double.isNaN(median)) {
            return Agreement.UNCLEAR;
        }
        if (low > law.high() || high < law.low()) {
            return isWide(law, times(law)) ? Agreement.UNCLEAR : Agreement.DIFFERS;
        }
        return !isWide(law, 1) && law.allows(median) ? Agreement.AGREES : Agreement.UNCLEAR;
    }

    /** The samples that count and are not as was promised; empty where the law promises nothing. */
    public List<Taken> broken() {
        Prediction law = level.prediction();
        return counting()
                .filter(one -> law.always() && !law.allows(one.sample().value()))
                .toList();
    }

    /** The samples that count. */
    public Stream<Taken> counting() {
        return samples.stream().filter(one -> one.thrown() == null);
    }

    private boolean isWide(Prediction law, double times) {
        return high - low > (law.high() - law.low()) * times + 2 * Math.ulp(median);
    }

    private double times(Prediction law) {
        return law.value() == 0 ? 1 : Math.max(1, Math.abs(median / law.value()));
    }
}
